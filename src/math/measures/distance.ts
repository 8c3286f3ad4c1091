import type { AttentionMatrix } from '../../core/attention.ts';
import { isBlankRow, meanOver } from './measure-context.ts';

/**
 * Distance: mean_i Σ_j A_ij·|i − j|, in tokens, special tokens included. For self-attention only: places of two texts
 * have no distance. NaN without rows; all-masked rows do not count.
 */
export function meanDistance(matrix: AttentionMatrix): number {
  const { queries, keys, data } = matrix;
  return meanOver(queries, (query) => {
    if (isBlankRow(matrix, query)) return undefined;
    let sum = 0;
    for (let key = 0; key < keys; key++) sum += (data[query * keys + key] as number) * Math.abs(query - key);
    return sum;
  });
}
