import { requireNumber } from '../../math/require-number.ts';
import { archPath, loopPath } from './arch-path.ts';
import { getSlot, layoutTokenRow, type TokenRow } from './token-row.ts';

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
  return edge.key < edge.query
    ? archPath({ from, to, y: upperY, direction: -1, max: maxAbove }, shift)
    : archPath({ from, to, y: lowerY, direction: 1, max: maxBelow }, shift);
}
