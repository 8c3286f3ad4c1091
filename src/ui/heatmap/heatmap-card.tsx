import { useMemo, useRef, useState } from 'react';
import { type HeadRef, headKey, headName, sameHead } from '../../core/head.ts';
import type { AttentionRun } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import type { Block } from '../../render/heatmap/plot-layout.ts';
import { findModel } from '../../state/engine-slice.ts';
import { type ShownHead, shownHead } from '../../state/shown-head.ts';
import { useLanguages } from '../shell/use-languages.ts';
import { useApp } from '../stores.tsx';
import { useElementSize } from '../use-element-size.ts';
import { BlockDetails } from './block-details.tsx';
import { Heatmap, type HeatmapHandle } from './heatmap.tsx';
import { HeatmapTools } from './heatmap-tools.tsx';
import { HeldCell } from './held-cell.tsx';
import { Legend } from './legend.tsx';
import { NumberTable } from './number-table.tsx';
import { Readout } from './readout.tsx';
import { RowDetails } from './row-details.tsx';
import { usePlotLayout } from './use-plot-layout.ts';
import './heatmap-card.css';

/** The chosen head as a matrix, with everything that is needed to read it. */
export function HeatmapCard() {
  const run = useApp((state) => state.run);
  const { names } = useLanguages();
  const focus = useApp((state) => state.focus);
  const units = useApp((state) => state.units);
  const leftOut = useApp((state) => state.leftOut);
  const guided = useApp((state) => findModel(state)?.manifest.alignmentHead);
  const shown = useMemo(() => run && shownHead(run, focus, { units, leftOut }), [run, focus, units, leftOut]);
  const [table, setTable] = useState(false);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const name = `${t(`site.${focus.site}`)} · ${headName(focus)}`;
  return (
    <section className="card heatmap-card" aria-label={t('heatmap.title')}>
      <div className="card-head">
        <h2>
          {name}
          {guided && sameHead(guided, focus) && (
            <span className="badge" title={t('grid.guided')}>
              {t('grid.guidedShort')}
            </span>
          )}
        </h2>
        <p className="soft">{run?.picture ? t('pictures.rowSays') : t(`site.${focus.site}.row`, names)}</p>
        <button type="button" aria-pressed={table} onClick={() => setTable(!table)}>
          {t('heatmap.table')}
        </button>
      </div>
      <HeatmapTools shown={shown} />
      <div ref={ref}>
        {run && shown && width > 0 && (
          <HeatmapBody
            run={run}
            focus={focus}
            shown={shown}
            name={name}
            width={width}
            table={table}
            // A block belongs to the rows and columns that it was drawn on; another head may have the same ones.
            axesKey={[run.id, focus.site, units, leftOut, leftOut === 'sink' && headKey(focus)].join()}
          />
        )}
      </div>
    </section>
  );
}

interface HeatmapBodyProps {
  readonly run: AttentionRun;
  readonly focus: HeadRef;
  readonly shown: ShownHead;
  readonly name: string;
  readonly width: number;
  readonly table: boolean;
  readonly axesKey: string;
}

/** The picture or its table, and what is said about it. */
function HeatmapBody({ run, focus, shown, name, width, table, axesKey }: HeatmapBodyProps) {
  const [drawn, setDrawn] = useState<{ axesKey: string; block: Block }>();
  const last = useRef({ query: 0, key: 0 });
  const heatmap = useRef<HeatmapHandle>(null);
  const room = usePlotLayout(shown, width);
  const { site } = focus;
  const block = drawn?.axesKey === axesKey ? drawn.block : undefined;
  const setBlock = (next: Block | undefined) => setDrawn(next && { axesKey, block: next });
  return (
    <div className={`heatmap-body${room.stacked ? ' is-stacked' : ''}`}>
      {room.stacked && <Readout site={site} shown={shown} last={last} />}
      {table ? (
        <NumberTable runId={run.id} shown={shown} name={name} around={last.current} />
      ) : (
        <Heatmap
          runId={run.id}
          site={site}
          shown={shown}
          name={name}
          room={room}
          last={last}
          block={block}
          onBlock={setBlock}
          ref={heatmap}
        />
      )}
      <div className="heatmap-side">
        {!room.stacked && <Readout site={site} shown={shown} last={last} />}
        <Legend />
        <RowDetails run={run} site={site} shown={shown} last={last} />
        <HeldCell shown={shown} />
        {block && (
          <BlockDetails
            shown={shown}
            block={block}
            onZoom={table ? undefined : () => heatmap.current?.zoomTo(block)}
            onClear={() => setBlock(undefined)}
          />
        )}
        <p className="honesty soft">
          <strong>{t('honesty.title')}.</strong> {t('honesty.text')}
        </p>
      </div>
    </div>
  );
}
