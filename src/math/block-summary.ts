import type { AttentionMatrix } from '../core/attention.ts';
import { requireMatrix } from './require-matrix.ts';
import { requireNumber } from './require-number.ts';

/** Rows and columns of a matrix, both half-open and not empty. */
export interface MatrixBlock {
  readonly queries: { readonly start: number; readonly end: number };
  readonly keys: { readonly start: number; readonly end: number };
}

/** The weights of a block in a few numbers. */
export interface BlockSummary {
  /** Cells of the block. */
  readonly count: number;
  /** Cells whose weight is NaN: in no other number of this summary. */
  readonly invalid: number;
  /** Σ of the weights. */
  readonly sum: number;
  /** Mean weight of a cell; NaN when no cell has a weight. */
  readonly mean: number;
  /** Σ divided by the number of rows: the share of a row's weight that these columns get on average, 0 to 1. */
  readonly rowShare: number;
  /** The largest weight and the first cell, row by row, that has it; undefined when no cell has a weight. */
  readonly largest: { readonly query: number; readonly key: number; readonly weight: number } | undefined;
}

/** Sum, mean and maximum of a block; special tokens count like any other. Throws RangeError on a block outside the matrix. */
export function blockSummary(matrix: AttentionMatrix, { queries, keys }: MatrixBlock): BlockSummary {
  const { data } = requireMatrix(matrix);
  for (const [name, range, count] of [
    ['queries', queries, matrix.queries],
    ['keys', keys, matrix.keys],
  ] as const) {
    requireNumber(`${name}.start`, range.start, { from: 0, to: range.end - 1, integer: true });
    requireNumber(`${name}.end`, range.end, { from: 1, to: count, integer: true });
  }
  let sum = 0;
  let invalid = 0;
  let largest: BlockSummary['largest'];
  for (let query = queries.start; query < queries.end; query++) {
    for (let key = keys.start; key < keys.end; key++) {
      const weight = data[query * matrix.keys + key] as number;
      if (Number.isNaN(weight)) invalid++;
      else {
        sum += weight;
        if (!largest || weight > largest.weight) largest = { query, key, weight };
      }
    }
  }
  const rows = queries.end - queries.start;
  const count = rows * (keys.end - keys.start);
  return { count, invalid, sum, mean: sum / (count - invalid), rowShare: sum / rows, largest };
}
