import { type KeyboardEvent, useRef, useState } from 'react';
import { allHeads, headKey, sameHead } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { findModel } from '../../state/engine-slice.ts';
import { useApp } from '../stores.tsx';
import { useElementSize } from '../use-element-size.ts';
import { nextHead } from './next-head.ts';
import { SiteGrid } from './site-grid.tsx';
import './head-grid.css';

const NO_SITES = [] as const;

/** Every head of every site at a glance. One tab stop; arrows move and choose, with Shift they add. */
export function HeadGrid() {
  const sites = useApp((state) => findModel(state)?.manifest.sites) ?? NO_SITES;
  const focus = useApp((state) => state.focus);
  const heads = useApp((state) => state.heads);
  const chooseHead = useApp((state) => state.chooseHead);
  const toggleHead = useApp((state) => state.toggleHead);
  const [adding, setAdding] = useState(false);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const gridRef = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const key = document.activeElement instanceof HTMLElement && document.activeElement.dataset.head;
    const from = allHeads(sites).find((head) => headKey(head) === key) ?? focus;
    const next = nextHead(sites, from, event.key);
    if (!next) return;
    event.preventDefault();
    // While heads are added, arrows only move; Space or Enter adds, as a click does.
    if (event.shiftKey && !heads.some((head) => sameHead(head, next))) toggleHead(next);
    else if (!adding) chooseHead(next);
    gridRef.current?.querySelector<HTMLElement>(`[data-head="${headKey(next)}"]`)?.focus();
  };

  return (
    <section className="card head-grid" aria-label={t('grid.label')} ref={gridRef}>
      <div className="card-head">
        <h2>{t('grid.title')}</h2>
        <button type="button" aria-pressed={adding} onClick={() => setAdding(!adding)}>
          {t('heads.add')}
        </button>
        <p className="soft">{t(adding ? 'heads.adding' : 'grid.hint')}</p>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are the controls; arrows move among them */}
      <div className="head-grid-sites" ref={ref} onKeyDown={onKeyDown}>
        {width > 0 &&
          sites.map((shape) => <SiteGrid key={shape.site} shape={shape} width={width} adding={adding} />)}
      </div>
    </section>
  );
}
