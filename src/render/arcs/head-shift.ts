import { requireNumber } from '../../math/require-number.ts';

/** CSS pixels between coinciding edges of two neighbouring heads. */
export const SHIFT_STEP = 3;

/**
 * How far the edges of the `index`-th of `count` heads stand aside, in CSS pixels: steps of
 * `SHIFT_STEP` around 0, so that one head alone is not moved. Throws RangeError on an index outside.
 */
export function headShift(index: number, count: number): number {
  requireNumber('count', count, { from: 1, integer: true });
  requireNumber('index', index, { from: 0, to: count - 1, integer: true });
  return (index - (count - 1) / 2) * SHIFT_STEP;
}

/** The largest |shift| among `count` heads: the `spread` of an arc layout. 0 without heads. */
export function headSpread(count: number): number {
  return Math.max(0, ((count - 1) / 2) * SHIFT_STEP);
}
