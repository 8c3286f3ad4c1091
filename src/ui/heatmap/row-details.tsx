import { useRef } from 'react';
import type { Site } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { rowSummary } from '../../math/row-summary.ts';
import { type Hover, litCell } from '../../state/hover-store.ts';
import { useApp, useHover } from '../stores.tsx';
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
      {site === 'cross' && <Confidence position={row} token={text(queries[row])} />}
    </div>
  );
}

/** What else the model thought of writing at this position. */
function Confidence({ position, token }: { position: number; token: string }) {
  const prediction = useApp((state) => state.run?.predictions[position]);
  if (!prediction) return null;
  return (
    <p className="soft">
      {t('heatmap.confidence', {
        token,
        percent: formatPercent(prediction.probability),
        alternatives: prediction.alternatives
          .slice(0, 3)
          .map((guess) => `${guess.text} ${formatPercent(guess.probability)} %`)
          .join(', '),
      })}
    </p>
  );
}

function formatPercent(probability: number): string {
  return (probability * 100).toFixed(probability < 0.0995 ? 1 : 0);
}

/** Four decimals: what float32 weights can be trusted to. */
export function formatWeight(weight: number): string {
  return weight.toFixed(4);
}
