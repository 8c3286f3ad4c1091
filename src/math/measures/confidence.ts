import type { AttentionMatrix } from '../../core/attention.ts';
import { isBlankRow, type MeasureContext, type MeasuredToken, meanOver } from './measure-context.ts';

/**
 * Confidence (Voita et al. 2019): mean over i of max_j A_ij, 0 to 1, the end mark left out both as query and as key,
 * because it is no real token. NaN without rows; all-masked rows do not count.
 */
export function confidence(matrix: AttentionMatrix, { queries, keys }: MeasureContext): number {
  const rows = queries.length - (endsWithMark(queries) ? 1 : 0);
  const columns = keys.length - (endsWithMark(keys) ? 1 : 0);
  return meanOver(rows, (query) => {
    if (isBlankRow(matrix, query)) return undefined;
    let most = 0;
    for (let key = 0; key < columns; key++) {
      const weight = matrix.data[query * matrix.keys + key] as number;
      if (Number.isNaN(weight)) return weight;
      if (weight > most) most = weight;
    }
    return most;
  });
}

/** The last of several tokens is an end mark when it is special; a start mark alone is none. */
function endsWithMark(tokens: readonly MeasuredToken[]): boolean {
  return tokens.length > 1 && tokens.at(-1)?.special === true;
}
