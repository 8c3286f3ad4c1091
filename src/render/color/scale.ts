/**
 * How a weight becomes a colour, always over the fixed range [0, 1] and never rescaled to a map:
 * `linear`: position = weight; `sqrt`: position = √weight, which spreads weak weights; `log`: position =
 * 1 + log10(weight) / 4, from 0.0001 (and all below) to 1.
 */
export type ColorScale = 'linear' | 'sqrt' | 'log';

export const COLOR_SCALES: readonly ColorScale[] = ['linear', 'sqrt', 'log'];

/** The weight at the lower end of the logarithmic scale is 10 to the power of −4. */
export const LOG_DECADES = 4;

/** Colours of a ramp: index 0 stands for weight 0, index 255 for weight 1. */
export const RAMP_SIZE = 256;

/** The colour of what is no weight: NaN, or a number outside [0, 1] by more than the tolerance. */
export const INVALID_INDEX = 256;

/** Rounding in fp16 leaves [0, 1] by up to this much; such weights are drawn as 0 or 1. */
export const RANGE_TOLERANCE = 0.01;

/**
 * Colour of a weight: 0 to 255, or `INVALID_INDEX` for what is no weight.
 *
 * The position on the scale times 255, rounded to the nearest index, halves up: index i stands for
 * exactly `indexWeight(i, scale)`, and the first and the last colour take half as many weights.
 */
export function colorIndex(weight: number, scale: ColorScale): number {
  // Written so that NaN, for which every comparison is false, falls through to invalid.
  if (weight >= 0 && weight <= 1) {
    return (colorPosition(weight, scale) * 255 + 0.5) | 0;
  }
  if (weight < 0 && weight >= -RANGE_TOLERANCE) return 0;
  if (weight > 1 && weight <= 1 + RANGE_TOLERANCE) return 255;
  return INVALID_INDEX;
}

/** The weight that a colour index, 0 to 255, stands for: the inverse of `colorIndex`. */
export function indexWeight(index: number, scale: ColorScale): number {
  const position = index / 255;
  if (scale === 'log') return index === 0 ? 0 : 10 ** ((position - 1) * LOG_DECADES);
  return scale === 'sqrt' ? position * position : position;
}

/** Where a weight within [0, 1] stands along the ramp, 0 to 1: for the ticks of a legend. */
export function colorPosition(weight: number, scale: ColorScale): number {
  if (scale === 'log') return Math.max(0, 1 + Math.log10(weight) / LOG_DECADES);
  return scale === 'sqrt' ? Math.sqrt(weight) : weight;
}
