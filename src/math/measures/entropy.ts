import type { AttentionMatrix } from '../../core/attention.ts';
import { isBlankRow, type MeasureContext, meanOver, visibleKeys } from './measure-context.ts';

/**
 * H_i = −Σ_j A_ij ln A_ij of each row, in nats, with 0·ln 0 = 0 (Clark et al. 2019): `[queries]`, 0 to ln(keys).
 *
 * A row with NaN gives NaN.
 */
export function rowEntropies({ queries, keys, data }: AttentionMatrix): Float64Array {
  const entropies = new Float64Array(queries);
  for (let query = 0; query < queries; query++) {
    let sum = 0;
    for (let at = query * keys; at < (query + 1) * keys; at++) {
      const weight = data[at] as number;
      if (weight !== 0) sum -= weight * Math.log(weight);
    }
    entropies[query] = sum;
  }
  return entropies;
}

/** The mean entropy over rows, in nats, special tokens included; NaN without rows. All-masked rows do not count. */
export function meanEntropy(matrix: AttentionMatrix, entropies = rowEntropies(matrix)): number {
  return meanOver(matrix.queries, (query) => (isBlankRow(matrix, query) ? undefined : entropies[query]));
}

/**
 * The mean of H_i / ln(n_i), 0 to 1, where n_i is the number of keys that query i may attend to.
 *
 * Rows with one visible key have no choice and do not count; NaN when no row has one.
 */
export function meanNormalizedEntropy(
  matrix: AttentionMatrix,
  context: MeasureContext,
  entropies = rowEntropies(matrix),
): number {
  return meanOver(matrix.queries, (query) => {
    const visible = visibleKeys(context, query);
    if (visible < 2 || isBlankRow(matrix, query)) return undefined;
    return (entropies[query] as number) / Math.log(visible);
  });
}
