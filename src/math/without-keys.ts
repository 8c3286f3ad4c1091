import type { AttentionMatrix } from '../core/attention.ts';
import { requireMatrix } from './require-matrix.ts';

/** A matrix from which keys were taken out, and how much of each row they had. */
export interface WithoutKeys {
  /** As large as before; columns of `keys` are 0, the others A'_ij = A_ij / (1 − Σ_{s∈S} A_is). */
  readonly matrix: AttentionMatrix;
  /** Σ_{s∈S} A_is of each row, [queries]: 0 to 1. */
  readonly removed: Float32Array;
}

/**
 * Attention without the keys S (special tokens, a sink): the rest of each row grows to 1 again.
 *
 * A row of which S had everything has nothing left: it becomes 0, not NaN.
 */
export function withoutKeys(matrix: AttentionMatrix, keysLeftOut: ReadonlySet<number>): WithoutKeys {
  const { queries, keys, data } = requireMatrix(matrix);
  const removed = new Float32Array(queries);
  if (keysLeftOut.size === 0) return { matrix, removed };
  const rest = data.slice();
  for (let query = 0; query < queries; query++) {
    let mass = 0;
    let left = 0;
    for (let key = 0; key < keys; key++) {
      const at = query * keys + key;
      if (keysLeftOut.has(key)) {
        mass += rest[at] as number;
        rest[at] = 0;
      } else {
        left += rest[at] as number;
      }
    }
    removed[query] = mass;
    if (left > 0)
      for (let at = query * keys; at < (query + 1) * keys; at++) rest[at] = (rest[at] as number) / left;
  }
  return { matrix: { queries, keys, data: rest }, removed };
}
