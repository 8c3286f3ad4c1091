import type { Box } from '../box.ts';
import { type ArcPicture, type EdgeEnd, type EdgePlace, getBox } from './arc-picture.ts';
import { crossingPath } from './crossing-path.ts';
import { fitsOneLine, fittingGap } from './fitting-gap.ts';
import { marginPath, marginTrack } from './margin-path.ts';
import { linesInSight, type WrappedTokens, wrapEvenly, wrapTokens } from './wrap-tokens.ts';

const TOKEN_HEIGHT = 26;
const GAP = { least: 14, most: 44 };
/** From the key's text down to the query's text, and from there to the next pair of lines, in CSS pixels. */
const ALONE = { between: 130, after: 0, margin: 14 };
const AMONG = { between: 104, after: 34, margin: 44 };

export interface RowsOptions {
  /** Widths of the token texts in CSS pixels, in reading order. */
  readonly keyWidths: readonly number[];
  readonly queryWidths: readonly number[];
  /** For everything, margins included, in CSS pixels. */
  readonly room: number;
  /** The largest |shift| that will be asked for. */
  readonly spread: number;
}

/**
 * Two texts, one over the other: keys above, queries below. Both start at the left, so that nothing moves while
 * a reader types. Texts that do not fit are wrapped, both into as many even lines, and stand in pairs: the first line
 * of keys over the first line of queries, and so on. An edge between two pairs runs along the margin: the left one on its way
 * up, the right one on its way down.
 */
export function rowsPicture({ keyWidths, queryWidths, room, spread }: RowsOptions): ArcPicture {
  const rows = [keyWidths, queryWidths];
  const alone = rows.every((widths) => fitsOneLine(widths, GAP.least, room - 2 * ALONE.margin));
  const { between, after } = alone ? ALONE : AMONG;
  const margin = alone ? ALONE.margin : Math.min(AMONG.margin, Math.max(20, room / 14)) + spread;
  const inner = Math.max(0, room - 2 * margin);
  const gap = alone ? fittingGap(rows, inner, GAP) : GAP.least;
  const count = Math.max(...rows.map((widths) => wrapTokens(widths, gap, inner).lines.length));
  const [wrappedKeys, wrappedQueries] = rows.map((widths) => wrapEvenly(widths, gap, inner, count)) as [
    WrappedTokens,
    WrappedTokens,
  ];
  const pitch = 2 * TOKEN_HEIGHT + between + after;
  const boxesOf = ({ slots, lineOf }: WrappedTokens, top: number) =>
    slots.map(
      ({ x, width }, token): Box => ({
        x: margin + x,
        y: (lineOf[token] as number) * pitch + top,
        width,
        height: TOKEN_HEIGHT,
      }),
    );
  const queryTop = TOKEN_HEIGHT + between;
  const keys = boxesOf(wrappedKeys, 0);
  const queries = boxesOf(wrappedQueries, queryTop);
  const right = margin + Math.max(inner, wrappedKeys.width, wrappedQueries.width);

  function end(edge: EdgePlace, which: keyof EdgePlace): EdgeEnd {
    const box = getBox(which === 'query' ? queries : keys, which, edge[which]);
    const x = box.x + box.width / 2;
    return which === 'query' ? { x, y: box.y, side: 'top' } : { x, y: box.y + box.height, side: 'bottom' };
  }

  function path(edge: EdgePlace, shift = 0): string {
    const from = end(edge, 'query');
    const to = end(edge, 'key');
    const apart = (wrappedQueries.lineOf[edge.query] as number) - (wrappedKeys.lineOf[edge.key] as number);
    if (apart === 0) {
      return crossingPath({ from: from.x, to: to.x, start: from.y, end: to.y }, true, shift);
    }
    const out = marginTrack(Math.abs(apart), { width: margin, spread }) + shift;
    return marginPath(
      { x: from.x + shift, y: from.y, direction: -1 },
      { x: to.x + shift, y: to.y, direction: 1 },
      apart > 0 ? margin - out : right + out,
      between / 2,
    );
  }

  return {
    width: right + margin,
    height: Math.max(wrappedKeys.lines.length, wrappedQueries.lines.length) * pitch - after,
    queries,
    keys,
    anchors: { queries: 'middle', keys: 'middle' },
    end,
    path,
    sight(top, bottom) {
      const band = (textTop: number) => ({ pitch, textTop, textBottom: textTop + TOKEN_HEIGHT });
      return {
        queries: linesInSight(wrappedQueries, band(queryTop), top, bottom),
        keys: linesInSight(wrappedKeys, band(0), top, bottom),
      };
    },
  };
}
