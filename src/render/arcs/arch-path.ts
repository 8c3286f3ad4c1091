import { pathPoint } from './path-number.ts';

const LOOP_RADIUS = 4;
const LOOP_HEIGHT = 14;
/** Controls of a Bézier that is a quarter of a circle, to 0.03 % of its radius: 4/3 · (√2 − 1). */
const CIRCLE_CONTROL = (4 / 3) * (Math.SQRT2 - 1);
/** The apex of a cubic Bézier whose ends lie level is at this share of its controls' height. */
export const BEZIER_APEX = 0.75;

/**
 * Height of an arc over `distance` CSS pixels: `max · (1 − exp(−distance / (2 · max)))`.
 *
 * Short arcs are half circles (height = distance / 2); longer ones are higher than shorter ones, always,
 * and none is higher than `max`. It does not depend on the other tokens: nothing jumps while typing.
 */
export function arcHeight(distance: number, max: number): number {
  return max === 0 ? 0 : -max * Math.expm1(-distance / (2 * max));
}

/** What an arc stands on, in CSS pixels. */
export interface ArchBase {
  /** Centre of the token that it starts at, and of the one that it ends at. */
  readonly from: number;
  readonly to: number;
  /** The edge of the texts that it stands on. */
  readonly y: number;
  /** −1: over it, 1: under it. */
  readonly direction: -1 | 1;
  /** The height that no arc exceeds, before its shift. */
  readonly max: number;
}

/** Half an ellipse over or under a line of tokens; `shift` makes it that much higher and wider at both ends. */
export function archPath({ from, to, y, direction, max }: ArchBase, shift: number): string {
  const distance = Math.abs(to - from);
  const height = direction * Math.max(0, arcHeight(distance, max) + shift);
  const outward = Math.max(shift, -distance / 2) * Math.sign(to - from);
  return halfEllipse(from - outward, to + outward, y, height);
}

/** Two quarter ellipses as Béziers; SVG's own arcs flatten visibly when their radii are rounded. */
function halfEllipse(from: number, to: number, y: number, height: number): string {
  const middle = (from + to) / 2;
  const shoulder = middle + (from - middle) * CIRCLE_CONTROL;
  const first = `${pathPoint(from, y + height * CIRCLE_CONTROL)} ${pathPoint(shoulder, y + height)}`;
  const second = `${pathPoint(to, y + height * CIRCLE_CONTROL)} ${pathPoint(to, y)}`;
  return `M${pathPoint(from, y)}C${first} ${pathPoint(middle, y + height)}S${second}`;
}

/** A small loop over a token at x for itself, no higher than `max` before its shift. */
export function loopPath(x: number, y: number, max: number, shift: number): string {
  const radius = Math.max(1, LOOP_RADIUS + shift / 2);
  const control = y - Math.max(0, Math.min(LOOP_HEIGHT, max) + shift) / BEZIER_APEX;
  const controls = `${pathPoint(x + 2 * radius, control)} ${pathPoint(x - 2 * radius, control)}`;
  return `M${pathPoint(x + radius, y)}C${controls} ${pathPoint(x - radius, y)}`;
}
