import { type KeyboardEvent, useRef, useState } from 'react';
import { headKey, type Site, sameHead } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { useElementSize } from '../use-element-size.ts';
import { GridOrderControls } from './grid-order-controls.tsx';
import { GridReadout } from './grid-readout.tsx';
import { GridSearch } from './grid-search.tsx';
import { GridTable } from './grid-table.tsx';
import { nextHead } from './next-head.ts';
import { SiteGrid } from './site-grid.tsx';
import { useGridPaint } from './use-grid-paint.ts';
import { useGridSites } from './use-grid-sites.ts';
import { useHeadSearch } from './use-head-search.ts';
import { useSortValues } from './use-sort-values.ts';
import './head-grid.css';

/** Every head of every site at a glance. One tab stop; arrows move and choose, with Shift they add. */
export function HeadGrid() {
  const focus = useApp((state) => state.focus);
  const heads = useApp((state) => state.heads);
  const large = useApp((state) => state.gridLarge);
  const setGridLarge = useApp((state) => state.setGridLarge);
  const chooseHead = useApp((state) => state.chooseHead);
  const toggleHead = useApp((state) => state.toggleHead);
  const [adding, setAdding] = useState(false);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const gridRef = useRef<HTMLElement>(null);
  const canvases = useRef(new Map<Site, HTMLCanvasElement>());
  const sites = useGridSites(width);
  const search = useHeadSearch();
  const sorted = useSortValues();
  useGridPaint(canvases, sites);

  const rows = sites.flatMap((site) => site.rows);
  const shown = rows.flatMap((row) => row.heads);
  const tabbable = shown.find((head) => sameHead(head, focus)) ?? shown[0];

  const onKeyDown = (event: KeyboardEvent) => {
    const key = document.activeElement instanceof HTMLElement && document.activeElement.dataset.head;
    const from = shown.find((head) => headKey(head) === key);
    const next = from && nextHead(rows, from, event.key);
    if (!next) return;
    event.preventDefault();
    // While heads are added, arrows only move; Space or Enter adds, as a click does.
    if (event.shiftKey && !heads.some((head) => sameHead(head, next))) toggleHead(next);
    else if (!adding) chooseHead(next);
    gridRef.current?.querySelector<HTMLElement>(`[data-head="${headKey(next)}"]`)?.focus();
  };

  return (
    <section
      className={`card head-grid${large ? ' is-large' : ''}`}
      aria-label={t('grid.label')}
      ref={gridRef}
    >
      <div className="card-head">
        <h2>{t('grid.title')}</h2>
        <button type="button" aria-pressed={adding} onClick={() => setAdding(!adding)}>
          {t('heads.add')}
        </button>
        <button
          type="button"
          aria-pressed={large}
          title={t('grid.large.says')}
          onClick={() => setGridLarge(!large)}
        >
          {t('grid.large')}
        </button>
      </div>
      <GridSearch {...search} />
      <GridOrderControls shown={shown.length} />
      <GridReadout gridRef={gridRef} hint={t(adding ? 'heads.adding' : 'grid.hint')} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are the controls; arrows move among them */}
      <div className="head-grid-sites" ref={ref} onKeyDown={onKeyDown}>
        {sites.map((site) => (
          <SiteGrid
            key={site.shape.site}
            site={site}
            canvases={canvases}
            tabbable={tabbable}
            marked={search.marked}
            values={sorted.values}
            valueName={sorted.name}
            adding={adding}
          />
        ))}
      </div>
      {sites.some(({ hasNumbers, isLayered }) => hasNumbers && isLayered) && (
        <p className="soft grid-numbers-say">{t('grid.numbers')}</p>
      )}
      <GridTable heads={shown} />
    </section>
  );
}
