import { useState } from 'react';
import { type HeadRef, headKey, headName, sameHead } from '../../core/head.ts';
import { MEASURES, type TextMeasure } from '../../core/measure.ts';
import { t } from '../../i18n/translate.ts';
import { findModel } from '../../state/engine-slice.ts';
import { useApp } from '../stores.tsx';
import { namesOf } from './head-names.ts';
import { useMeasured } from './use-grid-sites.ts';
import { measureTitle, useWantedMeasures } from './use-sort-values.ts';

/** The table twin of the grid: every head that is shown, in the same order, with its scores on this text. */
export function GridTable({ heads }: { heads: readonly HeadRef[] }) {
  const [open, setOpen] = useState(false);
  useWantedMeasures('grid-table', open);
  return (
    <details className="grid-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('grid.table')}</summary>
      {open && <Rows heads={heads} />}
    </details>
  );
}

function Rows({ heads }: { heads: readonly HeadRef[] }) {
  const measured = useMeasured();
  const { sort } = useApp((state) => state.gridOrder);
  // What heads are sorted by stands beside their names.
  const measures = sort === 'model' ? MEASURES : [sort, ...MEASURES.filter((measure) => measure !== sort)];
  const labels = useApp((state) => state.headLabels);
  const guided = useApp((state) => findModel(state)?.manifest.alignmentHead);
  const isOwn = useApp((state) => state.run?.provider !== 'elsewhere');
  const chosen = useApp((state) => state.heads);
  const chooseHead = useApp((state) => state.chooseHead);
  const toggleHead = useApp((state) => state.toggleHead);
  return (
    <>
      <p className="soft">{t(measured ? 'grid.table.says' : 'grid.order.measuring')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className="grid-table-scroll" tabIndex={0} role="group" aria-label={t('grid.table')}>
        <table>
          <caption>{t('grid.table.caption', { count: heads.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('grid.table.head')}</th>
              {measures.map((measure) => (
                <th key={measure} scope="col">
                  {measureTitle(measure)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {heads.map((head) => {
              const key = headKey(head);
              const names = namesOf(head, labels, isOwn ? guided : undefined);
              return (
                <tr key={key}>
                  <th scope="row">
                    <button
                      type="button"
                      aria-pressed={chosen.some((other) => sameHead(other, head))}
                      onClick={({ shiftKey }) => (shiftKey ? toggleHead(head) : chooseHead(head))}
                    >
                      {t(`site.${head.site}`)} {headName(head)}
                    </button>
                    {names.length > 0 && <span className="grid-table-names soft">{names.join(', ')}</span>}
                  </th>
                  {measures.map((measure) => (
                    <td key={measure}>{scoreText(measured?.heads.get(key)?.values, measure)}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** A measure that says nothing here has no number, and not 0. */
function scoreText(values: Readonly<Partial<Record<TextMeasure, number>>> | undefined, measure: TextMeasure) {
  const value = values?.[measure];
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(2);
}
