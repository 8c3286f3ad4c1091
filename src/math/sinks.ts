import type { AttentionMatrix } from '../core/attention.ts';
import { requireMatrix } from './require-matrix.ts';

/** A key is a sink when it gets more than this on average (Gu et al. 2024). */
export const SINK_WEIGHT = 0.3;

/**
 * α_k, the mean weight that key k gets from the queries that may see it (Gu et al. 2024): `[keys]`, 0 to 1.
 *
 * `causal`: queries i ≥ k, α_k = 1/(T−k) · Σ_{i≥k} A_ik; else all queries. NaN where there is no such query.
 */
export function sinkWeights(matrix: AttentionMatrix, causal: boolean): Float32Array {
  const { queries, keys, data } = requireMatrix(matrix);
  return Float32Array.from({ length: keys }, (_, key) => {
    let sum = 0;
    const first = causal ? key : 0;
    for (let query = first; query < queries; query++) sum += data[query * keys + key] as number;
    return sum / Math.max(0, queries - first);
  });
}

/** The keys that are a sink of this head: α_k > 0.3. The last two of a causal head have too few queries to say so. */
export function findSinks(matrix: AttentionMatrix, causal: boolean): number[] {
  const few = causal ? 2 : 0;
  return [...sinkWeights(matrix, causal)].flatMap((weight, key) =>
    weight > SINK_WEIGHT && key < matrix.keys - few ? [key] : [],
  );
}
