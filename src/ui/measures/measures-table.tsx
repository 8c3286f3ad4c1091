import { useMemo, useState } from 'react';
import { headName, type Site, sameHead } from '../../core/head.ts';
import type { MeasureName } from '../../core/measure.ts';
import { t } from '../../i18n/translate.ts';
import { MEASURE_RANGES } from '../../math/measures/measure-head.ts';
import { headColor } from '../../render/color/head-colors.ts';
import type { MeasuredHead } from '../../state/measures/measured-heads.ts';
import { useApp } from '../stores.tsx';
import { measureSentence } from './format-measure.ts';
import { HeadLabels } from './head-labels.tsx';
import { MeasureCell } from './measure-cell.tsx';

interface MeasuresTableProps {
  readonly heads: readonly MeasuredHead[];
  readonly sites: readonly Site[];
  /** The first one is the chosen measure. */
  readonly columns: readonly [MeasureName, ...MeasureName[]];
}

/** Rows that are drawn before the reader asks for all: a table of 144 holds up the page for longer than a blink. */
const MOST_ROWS = 40;

/** Every head with its name and its values; a click on a row chooses the head, one on a column the measure. */
export function MeasuresTable({ heads, sites, columns }: MeasuresTableProps) {
  const chooseMeasure = useApp((state) => state.chooseMeasure);
  const [byMeasure, setByMeasure] = useState(true);
  const [measure] = columns;
  const [all, setAll] = useState(false);
  const table = useMemo(() => {
    const mosts = columns.map((column) => largest(heads, column));
    return { columns, mosts, rows: byMeasure ? sorted(heads, measure) : heads };
  }, [heads, columns, measure, byMeasure]);
  const rows = all ? table.rows : table.rows.slice(0, MOST_ROWS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className="measures-scroll" role="group" aria-label={t('measures.table')} tabIndex={0}>
      <table className="measures-table">
        <thead>
          <tr>
            <th scope="col" aria-sort={byMeasure ? 'none' : 'ascending'}>
              <button
                type="button"
                className="quiet"
                title={t('measures.table.order')}
                onClick={() => setByMeasure(false)}
              >
                {t('measures.table.head')}
              </button>
            </th>
            <th scope="col">{t('measures.table.label')}</th>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={column === measure ? 'is-chosen' : undefined}
                aria-sort={
                  byMeasure && column === measure ? (isError(column) ? 'ascending' : 'descending') : 'none'
                }
              >
                <button
                  type="button"
                  className="quiet"
                  title={`${t(`measure.${column}.says`)} ${t(`measure.${column}.formula`)} (${t(`measure.${column}.source`)}). ${t('measures.table.sort', { measure: t(`measure.${column}`) })}`}
                  onClick={() => {
                    chooseMeasure(column);
                    setByMeasure(true);
                  }}
                >
                  {t(`measure.${column}`)}
                  {byMeasure && column === measure && (
                    <span aria-hidden="true">{isError(column) ? ' ↑' : ' ↓'}</span>
                  )}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        {/* A sentence for every cell would be most of the work of drawing the table. */}
        <tbody
          onPointerOver={({ target }) => {
            const cell = (target as Element).closest<HTMLElement>('[data-measure]');
            const key = cell?.closest<HTMLElement>('[data-row]')?.dataset.row;
            const one = heads.find((other) => other.key === key);
            const column = columns.find((name) => name === cell?.dataset.measure);
            if (cell && one && column) cell.title = measureSentence(column, one.score(column));
          }}
        >
          {rows.map((one) => (
            <Row key={one.key} one={one} manySites={sites.length > 1}>
              {table.columns.map((column, index) => (
                <MeasureCell
                  key={column}
                  measure={column}
                  score={one.score(column)}
                  most={table.mosts[index] ?? 1}
                />
              ))}
            </Row>
          ))}
        </tbody>
      </table>
      {rows.length < heads.length && (
        <button type="button" onClick={() => setAll(true)}>
          {t('measures.table.all', { count: heads.length })}
        </button>
      )}
    </div>
  );
}

interface RowProps {
  readonly one: MeasuredHead;
  readonly manySites: boolean;
  readonly children: React.ReactNode;
}

function Row({ one: { head, key }, manySites, children }: RowProps) {
  const slot = useApp((state) => state.heads.findIndex((other) => sameHead(other, head)));
  const isFocus = useApp((state) => sameHead(state.focus, head));
  const theme = useApp((state) => state.theme);
  const chooseHead = useApp((state) => state.chooseHead);
  const name = manySites ? `${t(`site.${head.site}`)} ${headName(head)}` : headName(head);
  return (
    <tr
      data-row={key}
      className={isFocus ? 'is-focus' : undefined}
      style={slot >= 0 ? { boxShadow: `inset 4px 0 ${headColor(slot, theme)}` } : undefined}
      onClick={() => chooseHead(head)}
    >
      <th scope="row">
        <button
          type="button"
          className="quiet"
          aria-pressed={slot >= 0}
          aria-label={t('measures.table.choose', { head: `${t(`site.${head.site}`)} ${headName(head)}` })}
        >
          {name}
        </button>
      </th>
      <td className="label-cell">
        <HeadLabels headKey={key} />
      </td>
      {children}
    </tr>
  );
}

/** Largest first, errors smallest first; what says nothing comes last, in the model's order. */
function sorted(heads: readonly MeasuredHead[], measure: MeasureName) {
  const order = ({ score }: MeasuredHead) => {
    const { value } = score(measure);
    if (Number.isNaN(value)) return Number.NEGATIVE_INFINITY;
    return isError(measure) ? -value : value;
  };
  return heads
    .map((one) => ({ one, value: order(one) }))
    .sort((a, b) => (a.value === b.value ? 0 : b.value - a.value))
    .map(({ one }) => one);
}

function isError(measure: MeasureName): boolean {
  return measure === 'alignment-error';
}

/** Where a column's bars end. */
function largest(heads: readonly MeasuredHead[], measure: MeasureName): number {
  const { most } = MEASURE_RANGES[measure];
  if (Number.isFinite(most)) return most;
  return heads.reduce((largest, { score }) => Math.max(largest, score(measure).value || 0), 0) || 1;
}
