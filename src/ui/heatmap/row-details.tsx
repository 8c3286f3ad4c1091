import { useRef } from 'react';
import type { Site } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { rowSummary } from '../../math/row-summary.ts';
import { type Hover, litCell } from '../../state/hover-store.ts';
import { useApp, useHover } from '../stores.tsx';
import { formatPercent } from '../tasks/format-percent.ts';
import type { HeadMatrix } from './use-head-matrix.ts';

const SHOWN = 5;

/** The exact value under the pointer, and the strongest keys of that row. */
export function RowDetails({ site, head }: { site: Site; head: HeadMatrix }) {
  const { matrix, queries, keys } = head;
  const query = useHover((hover) => litCell(hover, site).query);
  const key = useHover((hover) => litCell(hover, site).key);
  const inCell = useHover((hover: Hover) => hover.kind === 'cell');
  const lastRow = useRef(0);
  if (query !== undefined && query < matrix.queries) lastRow.current = query;
  const row = Math.min(lastRow.current, matrix.queries - 1);
  const text = (token: { text: string } | undefined) => token?.text ?? '';
  const { top, restKeys, restWeight } = rowSummary(matrix, row, SHOWN);
  const exact = inCell && query !== undefined && key !== undefined;
  return (
    <div className="row-details">
      <p className="readout" role="status" data-testid="readout">
        {exact
          ? t('heatmap.value', {
              query: text(queries[query]),
              key: text(keys[key]),
              weight: formatWeight(matrix.data[query * matrix.keys + key] ?? Number.NaN),
            })
          : t('heatmap.hint')}
      </p>
      <h3>{t(site === 'cross' ? 'heatmap.rowOfWritten' : 'heatmap.rowOf', { query: text(queries[row]) })}</h3>
      <ol className="bars">
        {top.map(({ key: at, weight }) => (
          <li key={at} className={at === key ? 'is-lit' : undefined}>
            <span className="bar-name">{text(keys[at])}</span>
            <span className="bar" style={{ inlineSize: `${weight * 100}%` }} />
            <span className="bar-value">{formatWeight(weight)}</span>
          </li>
        ))}
        {restKeys > 0 && (
          <li className="soft">
            <span className="bar-name">{t('heatmap.rest', { count: restKeys })}</span>
            <span className="bar" style={{ inlineSize: `${restWeight * 100}%` }} />
            <span className="bar-value">{formatWeight(restWeight)}</span>
          </li>
        )}
      </ol>
      <Confidence site={site} row={row} />
    </div>
  );
}

/** What else the model thought of writing here: at the row that writes, or after the token that was read. */
function Confidence({ site, row }: { site: Site; row: number }) {
  const run = useApp((state) => state.run);
  const task = run?.output.task;
  if (!run || !(task === 'translation' ? site === 'cross' : task === 'generation')) return null;
  const prediction = 'predictions' in run.output ? run.output.predictions[row] : undefined;
  const token = run.tokens.target[row + 1];
  if (!prediction || !token) return null;
  return (
    <p className="soft">
      {t(task === 'translation' ? 'heatmap.confidence' : 'heatmap.next', {
        token: token.text,
        percent: formatPercent(prediction.probability),
        alternatives: prediction.alternatives
          .slice(0, 3)
          .map((guess) => `${guess.text} ${formatPercent(guess.probability)} %`)
          .join(', '),
      })}
    </p>
  );
}

/** Four decimals: what float32 weights can be trusted to. */
export function formatWeight(weight: number): string {
  return weight.toFixed(4);
}
