import { useState } from 'react';
import { headName, sameHead } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { findModel } from '../../state/engine-slice.ts';
import { useLanguages } from '../shell/use-languages.ts';
import { useApp } from '../stores.tsx';
import { useElementSize } from '../use-element-size.ts';
import { Heatmap } from './heatmap.tsx';
import { Legend } from './legend.tsx';
import { NumberTable } from './number-table.tsx';
import { RowDetails } from './row-details.tsx';
import { useHeadMatrix } from './use-head-matrix.ts';
import './heatmap-card.css';

/** The chosen head as a matrix, with everything that is needed to read it. */
export function HeatmapCard() {
  const run = useApp((state) => state.run);
  const { names } = useLanguages();
  const focus = useApp((state) => state.focus);
  const guided = useApp((state) => findModel(state)?.manifest.alignmentHead);
  const head = useHeadMatrix(run, focus);
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
        <p className="soft">{t(`site.${focus.site}.row`, names)}</p>
        <button type="button" aria-pressed={table} onClick={() => setTable(!table)}>
          {t('heatmap.table')}
        </button>
      </div>
      <div className="heatmap-body" ref={ref}>
        {run && head && width > 0 && (
          <>
            {table ? (
              <NumberTable runId={run.id} head={head} name={name} />
            ) : (
              <Heatmap runId={run.id} site={focus.site} head={head} name={name} width={width} />
            )}
            <div className="heatmap-side">
              <Legend />
              <RowDetails site={focus.site} head={head} />
              <p className="honesty soft">
                <strong>{t('honesty.title')}.</strong> {t('honesty.text')}
              </p>
            </div>
          </>
        )}
      </div>
    </section>
  );
}
