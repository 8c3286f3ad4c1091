import { INVALID_INDEX } from '../color/scale.ts';
import { SIDE_STEPS } from './diverging-palette.ts';

/**
 * Colour of a difference on a scale from −range to +range, linear and centred on 0: 0 to 254, 127 for no difference.
 *
 * Only what rounds to 0 steps has the colour of no difference. What lies outside the range has the colour of its end;
 * NaN and a range that is not above 0 give `INVALID_INDEX`.
 */
export function differenceIndex(difference: number, range: number): number {
  const steps = Math.round((difference / range) * SIDE_STEPS);
  if (!(range > 0) || Number.isNaN(steps)) return INVALID_INDEX;
  return Math.min(SIDE_STEPS, Math.max(-SIDE_STEPS, steps)) + SIDE_STEPS;
}
