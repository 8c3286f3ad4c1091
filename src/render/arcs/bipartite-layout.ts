import { requireNumber } from '../../math/require-number.ts';
import { pathPoint } from './path-number.ts';
import { getSlot, layoutTokenRow, type TokenRow } from './token-row.ts';

export interface BipartiteOptions {
  /** Widths of the token texts in CSS pixels, in reading order. */
  readonly keyWidths: readonly number[];
  readonly queryWidths: readonly number[];
  /** Between tokens of a row. */
  readonly gap: number;
  /** From the lower edge of the key row to the upper edge of the query row: the room for edges. */
  readonly rowDistance: number;
}

/**
 * Two rows of tokens: keys above (y = 0 is the lower edge of their text), queries below (y = `height`
 * is the upper edge of theirs). Both rows start at x = 0, so that nothing moves while a reader types.
 */
export interface BipartiteLayout {
  readonly keys: TokenRow;
  readonly queries: TokenRow;
  /** Of the longer row, in CSS pixels. */
  readonly width: number;
  /** Of the room between the rows, in CSS pixels. */
  readonly height: number;
}

/** Places both rows. Throws RangeError naming the bad option. */
export function layoutBipartite(options: BipartiteOptions): BipartiteLayout {
  const height = requireNumber('rowDistance', options.rowDistance, { from: 1 });
  const keys = layoutTokenRow(options.keyWidths, options.gap);
  const queries = layoutTokenRow(options.queryWidths, options.gap);
  return { keys, queries, width: Math.max(keys.width, queries.width), height };
}

/**
 * The edge from a query (below) to a key (above) as an SVG path: one cubic Bézier that leaves both
 * rows upright.
 *
 * `shift` (CSS pixels) moves it aside, to tell coinciding edges of several heads apart: its ends
 * along the rows, its middle by the same distance at right angles to the curve, so that edges that
 * run almost level come apart too. Throws RangeError when there is no such token.
 */
export function bipartitePath(
  layout: BipartiteLayout,
  edge: { readonly query: number; readonly key: number },
  shift = 0,
): string {
  const from = getSlot(layout.queries, 'query', edge.query).center;
  const to = getSlot(layout.keys, 'key', edge.key).center;
  const middle = layout.height / 2;
  // At its middle the curve runs along (2·dx, −height): see the derivative of a Bézier at t = ½.
  const dx = to - from;
  const length = Math.hypot(2 * dx, layout.height);
  // The middle is (ends + 3 · controls) / 4, and the ends have moved by (shift, 0).
  const x = (shift * (4 * (layout.height / length) - 1)) / 3;
  const y = (shift * 4 * ((2 * dx) / length)) / 3;
  const start = pathPoint(from + shift, layout.height);
  const controls = `${pathPoint(from + x, middle + y)} ${pathPoint(to + x, middle + y)}`;
  return `M${start}C${controls} ${pathPoint(to + shift, 0)}`;
}
