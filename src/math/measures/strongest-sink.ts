import type { AttentionMatrix } from '../../core/attention.ts';
import { sinkWeights } from '../sinks.ts';

/** The key that gets most from the queries that may see it. */
export interface StrongestSink {
  /** NaN where no key can be judged. */
  readonly key: number;
  /** α_k, 0 to 1: a sink above 0.3 (Gu et al. 2024). */
  readonly weight: number;
}

/** The largest α_k and its key; the earlier of equal ones. The last two keys of a causal head have too few queries. */
export function strongestSink(matrix: AttentionMatrix, causal: boolean): StrongestSink {
  const weights = sinkWeights(matrix, causal).subarray(0, Math.max(0, matrix.keys - (causal ? 2 : 0)));
  let best: StrongestSink = { key: Number.NaN, weight: Number.NaN };
  weights.forEach((weight, key) => {
    if (Number.isNaN(best.key) || weight > best.weight) best = { key, weight };
  });
  return best;
}
