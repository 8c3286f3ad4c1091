import { requireNumber } from '../require-number.ts';

/** Differences below this are rounding: no range is drawn finer. */
export const LEAST_RANGE = 0.001;

/** Weights of fp16 leave [0, 1] by up to this much. */
const RANGE_TOLERANCE = 0.01;

/**
 * The end of a scale from −range to +range that holds `largest`: the next of … 0.1, 0.2, 0.5, 1, 2 …, at least
 * `LEAST_RANGE`, so that maps with differences of one size have one range. Throws RangeError unless `largest` is 0 or more.
 */
export function symmetricRange(largest: number): number {
  requireNumber('largest', largest, { from: 0 });
  const held = largest > 1 && largest <= 1 + RANGE_TOLERANCE ? 1 : largest;
  for (let decade = LEAST_RANGE; ; decade *= 10) {
    for (const step of [1, 2, 5]) {
      const range = Number((step * decade).toPrecision(1));
      if (held <= range) return range;
    }
  }
}
