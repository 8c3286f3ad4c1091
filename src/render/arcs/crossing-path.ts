import { pathPoint } from './path-number.ts';

/** An edge between two parallel rows of tokens. */
export interface Crossing {
  /** Places of the tokens along the rows, in CSS pixels. */
  readonly from: number;
  readonly to: number;
  /** Where the rows stand, across them. */
  readonly start: number;
  readonly end: number;
}

/**
 * One cubic Bézier that leaves both rows at right angles. Rows run to the right (`horizontal`) or down.
 *
 * `shift` (CSS pixels) moves it aside: its ends along the rows, its middle by the same distance at right
 * angles to the curve, so that edges that run almost level come apart too.
 */
export function crossingPath({ from, to, start, end }: Crossing, horizontal: boolean, shift: number): string {
  const across = end - start;
  const middle = start + across / 2;
  // At its middle the curve runs along (2 · along, across): see the derivative of a Bézier at t = ½.
  const along = to - from;
  const length = Math.hypot(2 * along, across);
  // The middle is (ends + 3 · controls) / 4, and the ends have moved by (shift, 0).
  const aside = (shift * (4 * (Math.abs(across) / length) - 1)) / 3;
  const on = (shift * -4 * ((2 * along * Math.sign(across)) / length)) / 3;
  const point = (a: number, b: number) => (horizontal ? pathPoint(a, b) : pathPoint(b, a));
  const controls = `${point(from + aside, middle + on)} ${point(to + aside, middle + on)}`;
  return `M${point(from + shift, start)}C${controls} ${point(to + shift, end)}`;
}
