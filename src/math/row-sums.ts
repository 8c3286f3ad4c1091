import type { AttentionMatrix } from '../core/attention.ts';

/** A matrix `[queries, keys]`, or a tensor `[heads, queries, keys]`; row = query, column = key. */
export type Rows = AttentionMatrix & { readonly heads?: number };

/**
 * The sum of each row, in order: `[queries]`, or `[heads × queries]` for a tensor.
 *
 * Sums are taken in double precision. A row without keys sums to 0; a row with NaN sums to NaN.
 * Throws RangeError when `data` does not have the stated size.
 */
export function rowSums({ heads = 1, queries, keys, data }: Rows): Float64Array {
  const rows = heads * queries;
  if (data.length !== rows * keys) {
    throw new RangeError(`invalid rows: ${data.length} weights for ${rows} rows × ${keys} keys`);
  }
  const sums = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let at = row * keys; at < (row + 1) * keys; at++) sum += data[at] as number;
    sums[row] = sum;
  }
  return sums;
}

/**
 * The largest |row sum − 1|: 0 for perfect attention, and for a matrix without rows.
 *
 * An all-zero row gives 1. One NaN anywhere gives NaN, so that `error <= tolerance` is false.
 * Expected: at most 1e-4 in fp32, 1e-2 in fp16.
 */
export function rowSumError(rows: Rows): number {
  return rowSums(rows).reduce((largest, sum) => Math.max(largest, Math.abs(sum - 1)), 0);
}
