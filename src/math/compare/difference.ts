import type { AttentionMatrix } from '../../core/attention.ts';
import { requireMatrix } from '../require-matrix.ts';
import type { AlignedPair } from './align-tokens.ts';

/** Rows and columns of two matrices that stand for the same. */
export interface AlignedAxes {
  readonly rows: readonly AlignedPair[];
  readonly columns: readonly AlignedPair[];
}

/** One cell of a difference; `query` and `key` count aligned rows and columns. */
export interface CellDifference {
  readonly query: number;
  readonly key: number;
  /** B − A, −1 to 1. */
  readonly difference: number;
}

/**
 * B − A at the rows and columns that both have: row-major [rows, columns], row = query, column = key, −1 to 1.
 *
 * NaN where a side is NaN. Throws RangeError when a pair names no row or column.
 */
export function subtractAligned(
  a: AttentionMatrix,
  b: AttentionMatrix,
  { rows, columns }: AlignedAxes,
): AttentionMatrix {
  requireMatrix(a);
  requireMatrix(b);
  requirePairs('rows', rows, a.queries, b.queries);
  requirePairs('columns', columns, a.keys, b.keys);
  const data = new Float32Array(rows.length * columns.length);
  const [first, second] = [placesOf(columns, 'a'), placesOf(columns, 'b')];
  let at = 0;
  for (const row of rows) {
    const before = row.a * a.keys;
    const after = row.b * b.keys;
    for (let column = 0; column < columns.length; column += 1) {
      const weight = b.data[after + (second[column] as number)] as number;
      data[at] = weight - (a.data[before + (first[column] as number)] as number);
      at += 1;
    }
  }
  return { queries: rows.length, keys: columns.length, data };
}

/** The largest |difference| of a matrix, 0 for an empty one; NaN is passed over. */
export function largestDifference({ data }: Pick<AttentionMatrix, 'data'>): number {
  let largest = 0;
  for (let at = 0; at < data.length; at += 1) {
    const size = Math.abs(data[at] as number);
    if (size > largest) largest = size;
  }
  return largest;
}

/** The `count` cells with the largest |difference|, largest first; equal ones in reading order. Neither 0 nor NaN is among them. */
export function strongestDifferences({ keys, data }: AttentionMatrix, count: number): CellDifference[] {
  const best: { at: number; size: number }[] = [];
  let least = 0;
  for (let at = 0; at < data.length; at += 1) {
    const difference = data[at] as number;
    const size = difference < 0 ? -difference : difference;
    if (!(size > least)) continue;
    const place = best.findIndex((other) => size > other.size);
    best.splice(place < 0 ? best.length : place, 0, { at, size });
    if (best.length > count) best.pop();
    if (best.length === count) least = best.at(-1)?.size ?? 0;
  }
  return best.map(({ at }) => ({
    query: Math.floor(at / keys),
    key: at % keys,
    difference: data[at] as number,
  }));
}

/** One side of aligned pairs: faster to walk than the pairs themselves. */
export function placesOf(pairs: readonly AlignedPair[], side: 'a' | 'b'): Int32Array {
  return Int32Array.from(pairs, (pair) => pair[side]);
}

function requirePairs(name: string, pairs: readonly AlignedPair[], a: number, b: number): void {
  for (const pair of pairs) {
    if (pair.a >= 0 && pair.a < a && pair.b >= 0 && pair.b < b) continue;
    throw new RangeError(`invalid ${name}: ${pair.a} and ${pair.b} of ${a} and ${b}`);
  }
}
