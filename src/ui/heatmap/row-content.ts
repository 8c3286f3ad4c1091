import type { Site } from '../../core/head.ts';
import type { AttentionRun } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { rowSummary } from '../../math/row-summary.ts';
import type { HeatmapCursor } from '../../render/heatmap/heatmap-picture.ts';
import type { ShownAxis, ShownHead } from '../../state/shown-head.ts';
import { formatPercent } from '../tasks/format-percent.ts';
import { formatWeight } from './format-weight.ts';

/** The strongest keys that are listed by name. */
export const LISTED_KEYS = 5;
const SPOKEN_KEYS = 3;

/** A line of the list of keys: a name, a weight, and its bar. */
export interface WeightLine {
  readonly name: string;
  readonly weight: number;
  readonly lit: boolean;
  /** All other keys together. */
  readonly rest: boolean;
}

/** Everything that is said about a row and a column; undefined where there is nothing to say. */
export interface RowContent {
  readonly title: string;
  readonly lines: readonly WeightLine[];
  readonly removed: string | undefined;
  readonly columnTitle: string;
  readonly column: string;
  readonly prediction: string | undefined;
}

/** Undefined when the picture has no rows or no columns. */
export function rowContent(
  run: AttentionRun,
  site: Site,
  shown: ShownHead,
  cursor: HeatmapCursor,
): RowContent | undefined {
  const { matrix, queries, keys, removed } = shown;
  const { key, row, column } = cursor;
  if (matrix.queries === 0 || matrix.keys === 0) return undefined;
  const { top, restKeys, restWeight } = rowSummary(matrix, row, LISTED_KEYS);
  const lines = top.map(({ key: at, weight }) => ({
    name: textAt(keys, at),
    weight,
    lit: at === key,
    rest: false,
  }));
  const rest = { name: t('heatmap.rest', { count: restKeys }), weight: restWeight, lit: false, rest: true };
  const left = removed?.[row];
  return {
    title: t(site === 'cross' ? 'heatmap.rowOfWritten' : 'heatmap.rowOf', { query: textAt(queries, row) }),
    lines: restKeys > 0 ? [...lines, rest] : lines,
    removed:
      left === undefined
        ? undefined
        : t(top.length > 0 ? 'heatmap.removed.row' : 'heatmap.removed.allOfRow', {
            weight: formatWeight(left),
          }),
    columnTitle: t('heatmap.columnOf', { key: textAt(keys, column) }),
    column: columnText(shown, column),
    prediction: predictionText(run, site, queries, row),
  };
}

/** A row in one sentence, for a screen reader. */
export function spokenRow({ matrix, queries, keys }: ShownHead, row: number): string {
  const query = textAt(queries, row);
  const { top } = rowSummary(matrix, row, SPOKEN_KEYS);
  if (top.length === 0) return t('heatmap.spoken.nothing', { query });
  const spoken = top.map(({ key, weight }) =>
    t('heatmap.spoken.key', { key: textAt(keys, key), weight: weight.toFixed(2) }),
  );
  return t('heatmap.spoken', { query, keys: spoken.join(t('heatmap.spoken.then')) });
}

export function textAt({ items }: ShownAxis, item: number): string {
  return items[item]?.text ?? '';
}

export function weightText({ matrix }: ShownHead, query: number, key: number): string {
  return formatWeight(matrix.data[query * matrix.keys + key] ?? Number.NaN);
}

/** How much a key gets from all rows, and from which the most. */
function columnText(shown: ShownHead, key: number): string {
  const { queries, keys, data } = shown.matrix;
  let sum = 0;
  let strongest = 0;
  for (let query = 0; query < queries; query++) {
    const weight = data[query * keys + key] as number;
    sum += weight;
    if (weight > (data[strongest * keys + key] as number)) strongest = query;
  }
  if (sum === 0) return t('heatmap.columnNone');
  return t('heatmap.columnSays', {
    rows: queries,
    mean: formatWeight(sum / queries),
    query: textAt(shown.queries, strongest),
    weight: weightText(shown, strongest, key),
  });
}

/** What else the model thought of writing here: at the row that writes, or after the token that was read. */
function predictionText(run: AttentionRun, site: Site, queries: ShownAxis, row: number): string | undefined {
  const { task } = run.output;
  const item = queries.items[row];
  const fits = task === 'translation' ? site === 'cross' : task === 'generation';
  // A row of several pieces stands for several predictions.
  if (!fits || !item || item.end - item.start > 1) return undefined;
  const prediction = 'predictions' in run.output ? run.output.predictions[item.start] : undefined;
  const token = run.tokens.target[item.start + 1];
  if (!prediction || !token) return undefined;
  return t(task === 'translation' ? 'heatmap.confidence' : 'heatmap.next', {
    token: token.text,
    percent: formatPercent(prediction.probability),
    alternatives: prediction.alternatives
      .slice(0, 3)
      .map((guess) => `${guess.text} ${formatPercent(guess.probability)} %`)
      .join(', '),
  });
}
