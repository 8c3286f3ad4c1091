import { requireNumber } from '../../math/require-number.ts';
import { pathPoint } from './path-number.ts';
import { getSlot, layoutTokenRow, type TokenRow } from './token-row.ts';

const LOOP_RADIUS = 4;
const LOOP_HEIGHT = 14;
/** Controls of a Bézier that is a quarter of a circle, to 0.03 % of its radius: 4/3 · (√2 − 1). */
const CIRCLE_CONTROL = (4 / 3) * (Math.SQRT2 - 1);
/** The apex of a cubic Bézier whose ends lie level is at this share of its controls' height. */
const BEZIER_APEX = 0.75;

export interface ArcOptions {
  /** Widths of the token texts in CSS pixels, in reading order. */
  readonly widths: readonly number[];
  /** Between tokens. */
  readonly gap: number;
  /** Room for arcs over the tokens: keys to the left of their query, and loops. */
  readonly heightAbove: number;
  /** Room under the tokens: keys to the right. Causal sites need none: 0. */
  readonly heightBelow: number;
  /** Between the upper and the lower arcs: the height of the token texts. */
  readonly textHeight: number;
  /** The largest |shift| that will be asked of `arcPath`; kept free inside both heights. */
  readonly spread?: number;
}

/** One line of tokens with its arcs, in CSS pixels from the top left corner of the drawing. */
export interface ArcLayout {
  readonly row: TokenRow;
  readonly width: number;
  readonly height: number;
  /** Where upper arcs end: the upper edge of the texts. */
  readonly upperY: number;
  /** Where lower arcs end: the lower edge of the texts. */
  readonly lowerY: number;
  /** Heights that no arc exceeds, before its shift. */
  readonly maxAbove: number;
  readonly maxBelow: number;
  readonly spread: number;
}

/** Places the tokens. Throws RangeError naming the bad option. */
export function layoutArcs(options: ArcOptions): ArcLayout {
  const row = layoutTokenRow(options.widths, options.gap);
  const above = requireNumber('heightAbove', options.heightAbove, { from: 0 });
  const below = requireNumber('heightBelow', options.heightBelow, { from: 0 });
  const textHeight = requireNumber('textHeight', options.textHeight, { from: 0 });
  const spread = requireNumber('spread', options.spread ?? 0, { from: 0 });
  return {
    row,
    width: row.width,
    height: above + textHeight + below,
    upperY: above,
    lowerY: above + textHeight,
    maxAbove: Math.max(0, above - spread),
    maxBelow: Math.max(0, below - spread),
    spread,
  };
}

/**
 * Height of an arc over `distance` CSS pixels: `max · (1 − exp(−distance / (2 · max)))`.
 *
 * Short arcs are half circles (height = distance / 2); longer ones are higher than shorter ones, always,
 * and none is higher than `max`. It does not depend on the other tokens: nothing jumps while typing.
 */
export function arcHeight(distance: number, max: number): number {
  return max === 0 ? 0 : -max * Math.expm1(-distance / (2 * max));
}

/**
 * The arc from a query to a key as an SVG path: half an ellipse over the line when the key stands to
 * the left, under it when it stands to the right (look-ahead), a small loop over a token for itself.
 *
 * `shift` (CSS pixels, |shift| <= `spread`) makes it that much higher and wider on both sides, to tell
 * coinciding arcs of several heads apart. Throws RangeError when there is no such token.
 */
export function arcPath(
  layout: ArcLayout,
  edge: { readonly query: number; readonly key: number },
  shift = 0,
): string {
  const { row, upperY, lowerY, maxAbove, maxBelow, spread } = layout;
  requireNumber('shift', shift, { from: -spread, to: spread });
  const from = getSlot(row, 'query', edge.query).center;
  const to = getSlot(row, 'key', edge.key).center;
  if (edge.query === edge.key) return loopPath(from, upperY, maxAbove, shift);
  const above = edge.key < edge.query;
  const distance = Math.abs(to - from);
  const height = Math.max(0, arcHeight(distance, above ? maxAbove : maxBelow) + shift);
  const outward = Math.max(shift, -distance / 2) * Math.sign(to - from);
  return above
    ? halfEllipse(from - outward, to + outward, upperY, -height)
    : halfEllipse(from - outward, to + outward, lowerY, height);
}

/** Two quarter ellipses as Béziers; SVG's own arcs flatten visibly when their radii are rounded. */
function halfEllipse(from: number, to: number, y: number, height: number): string {
  const middle = (from + to) / 2;
  const shoulder = middle + (from - middle) * CIRCLE_CONTROL;
  const first = `${pathPoint(from, y + height * CIRCLE_CONTROL)} ${pathPoint(shoulder, y + height)}`;
  const second = `${pathPoint(to, y + height * CIRCLE_CONTROL)} ${pathPoint(to, y)}`;
  return `M${pathPoint(from, y)}C${first} ${pathPoint(middle, y + height)}S${second}`;
}

function loopPath(x: number, y: number, max: number, shift: number): string {
  const radius = Math.max(1, LOOP_RADIUS + shift / 2);
  const control = y - Math.max(0, Math.min(LOOP_HEIGHT, max) + shift) / BEZIER_APEX;
  const controls = `${pathPoint(x + 2 * radius, control)} ${pathPoint(x - 2 * radius, control)}`;
  return `M${pathPoint(x + radius, y)}C${controls} ${pathPoint(x - radius, y)}`;
}
