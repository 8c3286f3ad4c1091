import { requireNumber } from '../require-number.ts';

/** Row `row` of row-major `[rows, width]` numbers: a view, not a copy. Throws RangeError when there is no such row. */
export function getRow<A extends Float32Array | Uint8Array>(data: A, row: number, width: number): A {
  const rows = width === 0 ? 0 : data.length / width;
  requireNumber('row', row, { from: 0, to: rows - 1, integer: true });
  return data.subarray(row * width, (row + 1) * width) as A;
}

/** Rows put under each other, `[rows.length, width]`; all must have the same length. */
export function stackRows(rows: readonly Float32Array[]): Float32Array {
  const width = rows[0]?.length ?? 0;
  const stacked = new Float32Array(rows.length * width);
  rows.forEach((row, at) => {
    requireNumber('length of a row', row.length, { from: width, to: width });
    stacked.set(row, at * width);
  });
  return stacked;
}

/** What two vectors of the same length give term by term: a_m · b_m. Their sum is the dot product. */
export function productTerms(a: Float32Array, b: Float32Array): Float32Array {
  requireNumber('length of the second vector', b.length, { from: a.length, to: a.length });
  return a.map((value, at) => value * (b[at] as number));
}

/** Sums up to and with each term, in double precision; as long as the terms. The last one is the whole sum. */
export function runningSums(terms: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(terms.length);
  let sum = 0;
  for (let at = 0; at < terms.length; at += 1) {
    sum += terms[at] as number;
    sums[at] = sum;
  }
  return sums;
}

/** a − b, number by number, of the same length. */
export function differences(a: Float32Array, b: Float32Array): Float32Array {
  requireNumber('length of the second vector', b.length, { from: a.length, to: a.length });
  return a.map((value, at) => value - (b[at] as number));
}

/** The largest |x|; 0 of nothing. NaN and infinity are passed over: they have a look of their own. */
export function largestMagnitude(...arrays: readonly ArrayLike<number>[]): number {
  let largest = 0;
  for (const array of arrays) {
    for (let at = 0; at < array.length; at += 1) {
      const magnitude = Math.abs(array[at] as number);
      if (magnitude > largest && magnitude !== Number.POSITIVE_INFINITY) largest = magnitude;
    }
  }
  return largest;
}

/** The smallest and the largest number; NaN is passed over, and of nothing both are NaN. */
export function extentOf(array: ArrayLike<number>): readonly [number, number] {
  let [low, high] = [Number.NaN, Number.NaN];
  for (let at = 0; at < array.length; at += 1) {
    const value = array[at] as number;
    if (Number.isNaN(value)) continue;
    if (!(value >= low)) low = value;
    if (!(value <= high)) high = value;
  }
  return [low, high];
}

/** Euclidean length ‖x‖, in double precision. */
export function vectorLength(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < vector.length; at += 1) sum += (vector[at] as number) ** 2;
  return Math.sqrt(sum);
}
