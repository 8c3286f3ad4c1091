import { useRef } from 'react';
import { t } from '../../i18n/translate.ts';
import { rowSummary } from '../../math/row-summary.ts';
import type { HeatmapCursor } from '../../render/heatmap/heatmap-picture.ts';
import { formatWeight } from '../heatmap/format-weight.ts';
import { type LastPlace, useCursor } from '../heatmap/use-cursor.ts';
import { formatLength } from './norm-legend.tsx';
import type { ShownAggregate } from './use-shown-aggregate.ts';

const LISTED = 8;

/** The value under the pointer and the largest of its row; written without rendering. */
export function AggregateRow({ aggregate, last }: { aggregate: ShownAggregate; last: LastPlace }) {
  const ref = useRef<HTMLDivElement>(null);
  useCursor(aggregate.site, aggregate.shown, last, (cursor) => {
    if (ref.current) write(ref.current, aggregate, cursor);
  });
  return (
    <div className="row-details" ref={ref}>
      <p className="readout" role="status" data-testid="aggregate-readout" />
      <h3>{'\u00a0'}</h3>
      <ol className="bars">
        {Array.from({ length: LISTED }, (_, line) => (
          <li key={line}>
            <span className="bar-name" />
            <span className="bar" />
            <span className="bar-value" />
          </li>
        ))}
      </ol>
      <p className="row-sum" />
    </div>
  );
}

function write(root: HTMLElement, aggregate: ShownAggregate, { query, key, row }: HeatmapCursor): void {
  const { shown, end, name, across } = aggregate;
  const { matrix, queries, keys } = shown;
  if (matrix.queries === 0 || matrix.keys === 0) return;
  const format = name === 'norms' ? formatLength : formatWeight;
  const asks = queries.items[row]?.text ?? '';
  const say = (selector: string, text: string) => {
    const element = root.querySelector(selector);
    if (element && element.textContent !== text) element.textContent = text;
  };
  const pointed = query !== undefined && key !== undefined;
  say(
    '.readout',
    pointed
      ? t('aggregates.value', {
          query: queries.items[query]?.text ?? '',
          key: keys.items[key]?.text ?? '',
          value: format(matrix.data[query * matrix.keys + key] ?? Number.NaN),
        })
      : t('aggregates.hint'),
  );
  say('h3', t('aggregates.row', { query: asks }));
  const { top, restWeight } = rowSummary(matrix, row, LISTED);
  root.querySelectorAll<HTMLElement>('.bars li').forEach((line, at) => {
    const found = top[at];
    line.hidden = !found;
    if (!found) return;
    const [label, bar, value] = line.children as unknown as [HTMLElement, HTMLElement, HTMLElement];
    line.className = found.key === key ? 'is-lit' : '';
    label.textContent = keys.items[found.key]?.text ?? '';
    bar.style.inlineSize = `${(found.weight / end) * 100}%`;
    value.textContent = format(found.weight);
  });
  const sum = top.reduce((total, { weight }) => total + weight, restWeight);
  const told = t('aggregates.row.sum', { keys: matrix.keys, sum: format(sum) });
  say('.row-sum', across ? `${told} ${t('aggregates.row.across', { rest: format(1 - sum) })}` : told);
}
