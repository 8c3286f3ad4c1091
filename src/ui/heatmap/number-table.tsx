import { useLayoutEffect, useState } from 'react';
import { t } from '../../i18n/translate.ts';
import type { ShownHead } from '../../state/shown-head.ts';
import { useStores } from '../stores.tsx';
import type { Place } from './cursor.ts';
import { findCell } from './cursor.ts';
import { formatWeight } from './format-weight.ts';
import { type Page, pageOf, pageWith } from './table-page.ts';

/** Rows and columns of which all numbers are in the document at once. */
const PAGE_SIZE = 32;

interface NumberTableProps {
  readonly runId: number;
  readonly shown: ShownHead;
  readonly name: string;
  /** The cell, in places of the head's own matrix, that is on the first page that is shown. */
  readonly around: Place;
}

/** The table twin of the heatmap: the weights as numbers, page by page where there are many. */
export function NumberTable({ runId, shown, name, around }: NumberTableProps) {
  const { app } = useStores();
  const { matrix, queries, keys, removed } = shown;
  const cell = findCell(shown, around);
  const [first, setFirst] = useState(() => ({
    row: pageWith(cell?.query ?? 0, PAGE_SIZE),
    column: pageWith(cell?.key ?? 0, PAGE_SIZE),
  }));
  useLayoutEffect(() => app.getState().markPainted(runId), [app, runId]);
  const rows = pageOf(matrix.queries, first.row, PAGE_SIZE);
  const columns = pageOf(matrix.keys, first.column, PAGE_SIZE);
  const shownKeys = keys.items.slice(columns.start, columns.end);
  return (
    <div className="number-pages">
      {(rows.pages > 1 || columns.pages > 1) && (
        <div className="pager">
          <Pager page={rows} axis="Rows" onTurn={(row) => setFirst({ ...first, row })} />
          <Pager page={columns} axis="Columns" onTurn={(column) => setFirst({ ...first, column })} />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className="number-table" tabIndex={0} role="group" aria-label={name}>
        <table>
          <caption>{t('heatmap.tableCaption', { head: name })}</caption>
          <thead>
            <tr>
              <td />
              {shownKeys.map(({ text, start }) => (
                <th key={start} scope="col">
                  {text}
                </th>
              ))}
              {removed && <td className="removed-column">{t('heatmap.removed.short')}</td>}
            </tr>
          </thead>
          <tbody>
            {queries.items.slice(rows.start, rows.end).map(({ text, start }, line) => {
              const query = rows.start + line;
              return (
                <tr key={start}>
                  <th scope="row">{text}</th>
                  {shownKeys.map((key, at) => (
                    <td key={key.start}>
                      {formatWeight(matrix.data[query * matrix.keys + columns.start + at] ?? Number.NaN)}
                    </td>
                  ))}
                  {removed && (
                    <td className="removed-column">{formatWeight(removed[query] ?? Number.NaN)}</td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}

interface PagerProps {
  readonly page: Page;
  readonly axis: 'Rows' | 'Columns';
  readonly onTurn: (start: number) => void;
}

/** Which rows or columns are shown, and the way to the others. */
function Pager({ page, axis, onTurn }: PagerProps) {
  const { start, end, count, pages } = page;
  if (pages <= 1) return null;
  const range = { from: start + 1, to: end, count };
  return (
    <div className="pager-side">
      <button
        type="button"
        aria-label={t(`heatmap.table.earlier${axis}`)}
        disabled={start === 0}
        onClick={() => onTurn(start - PAGE_SIZE)}
      >
        ‹
      </button>
      <span role="status">{t(axis === 'Rows' ? 'heatmap.table.rows' : 'heatmap.table.columns', range)}</span>
      <button
        type="button"
        aria-label={t(`heatmap.table.later${axis}`)}
        disabled={end >= count}
        onClick={() => onTurn(start + PAGE_SIZE)}
      >
        ›
      </button>
    </div>
  );
}
