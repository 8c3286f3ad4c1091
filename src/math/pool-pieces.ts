import type { AttentionMatrix } from '../core/attention.ts';
import { requireMatrix } from './require-matrix.ts';

/** Half-open ranges of rows or columns, in order; what no range covers is left out. */
export type Ranges = readonly { readonly start: number; readonly end: number }[];

/**
 * Words from pieces (Clark et al. 2019): the weight to a word is the **sum** over its pieces, the weight from a word the
 * **mean** over its pieces, so that rows that summed to 1 still do when every key belongs to a range.
 *
 * @returns [rows.length, columns.length], row = query, column = key. Throws RangeError on a range outside the matrix.
 */
export function poolPieces(matrix: AttentionMatrix, rows: Ranges, columns: Ranges): AttentionMatrix {
  const { queries, keys, data } = requireMatrix(matrix);
  requireRanges('rows', rows, queries);
  requireRanges('columns', columns, keys);
  const pooled = new Float32Array(rows.length * columns.length);
  for (const [row, { start: first, end: after }] of rows.entries()) {
    for (const [column, { start, end }] of columns.entries()) {
      let sum = 0;
      for (let query = first; query < after; query++) {
        for (let key = start; key < end; key++) sum += data[query * keys + key] as number;
      }
      pooled[row * columns.length + column] = sum / (after - first);
    }
  }
  return { queries: rows.length, keys: columns.length, data: pooled };
}

function requireRanges(name: string, ranges: Ranges, count: number): void {
  for (const { start, end } of ranges) {
    if (!(start >= 0 && start < end && end <= count)) {
      throw new RangeError(`invalid ${name}: ${start} to ${end} of ${count}`);
    }
  }
}
