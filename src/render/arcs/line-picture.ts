import type { Box } from '../box.ts';
import { type ArcPicture, type EdgeEnd, type EdgePlace, getBox } from './arc-picture.ts';
import { archPath, loopPath } from './arch-path.ts';
import { fitsOneLine, fittingGap } from './fitting-gap.ts';
import { marginPath, marginTrack } from './margin-path.ts';
import { pathPoint } from './path-number.ts';
import { linesInSight, wrapTokens } from './wrap-tokens.ts';

const TOKEN_HEIGHT = 26;
const GAP = { least: 16, most: 52 };
/** Room over and under a line of text in CSS pixels: alone, and among others. */
const ALONE = { above: 88, below: 68, margin: 24 };
const AMONG = { above: 54, below: 40, margin: 44 };

export interface LineOptions {
  /** Widths of the token texts in CSS pixels, in reading order. */
  readonly widths: readonly number[];
  /** For everything, margins included, in CSS pixels. */
  readonly room: number;
  /** Nothing looks ahead, so nothing is kept free for it. */
  readonly causal: boolean;
  /** The largest |shift| that will be asked for. */
  readonly spread: number;
}

/**
 * One text; arcs above it look back, arcs below it look ahead, small loops look at themselves.
 *
 * A text that does not fit is wrapped. An arc to the next line crosses the gap between the two; one that goes
 * further runs along the margin: the left one on its way back, the right one on its way ahead.
 */
export function linePicture({ widths, room, causal, spread }: LineOptions): ArcPicture {
  const alone = fitsOneLine(widths, GAP.least, room - 2 * ALONE.margin);
  const size = roomOf(alone ? ALONE : AMONG, causal, alone);
  const margin = alone ? ALONE.margin : Math.min(AMONG.margin, Math.max(20, room / 14)) + spread;
  const inner = Math.max(0, room - 2 * margin);
  const wrapped = wrapTokens(widths, alone ? fittingGap([widths], inner, GAP) : GAP.least, inner);
  const pitch = size.above + TOKEN_HEIGHT + size.below;
  const lineOf = (token: number) => wrapped.lineOf[token] as number;
  const boxes = wrapped.slots.map(
    (slot, token): Box => ({
      x: margin + slot.x,
      y: lineOf(token) * pitch + size.above,
      width: slot.width,
      height: TOKEN_HEIGHT,
    }),
  );
  const right = margin + Math.max(inner, wrapped.width);

  function end({ query, key }: EdgePlace, which: keyof EdgePlace): EdgeEnd {
    const box = getBox(boxes, which, which === 'query' ? query : key);
    const above = key === query || (lineOf(query) === lineOf(key) || which === 'query') === key < query;
    const x = box.x + box.width / 2;
    return above ? { x, y: box.y, side: 'top' } : { x, y: box.y + box.height, side: 'bottom' };
  }

  function path(edge: EdgePlace, shift = 0): string {
    const from = end(edge, 'query');
    const to = end(edge, 'key');
    const back = edge.key < edge.query;
    const apart = Math.abs(lineOf(edge.query) - lineOf(edge.key));
    const limits = back || edge.key === edge.query ? size.above : size.below;
    const max = Math.max(0, limits - spread - 1);
    if (edge.key === edge.query) return loopPath(from.x, from.y, max, shift);
    if (apart === 0) {
      return archPath({ from: from.x, to: to.x, y: from.y, direction: back ? -1 : 1, max }, shift);
    }
    const [start, stop] = [from, to].map(({ x, y, side }) => {
      return { x: x + shift, y, direction: side === 'top' ? -1 : 1 } as const;
    }) as [Leaving, Leaving];
    if (apart === 1) return gapPath(start, stop);
    const out = marginTrack(apart, { width: margin, spread }) + shift;
    return marginPath(start, stop, back ? margin - out : right + out, (size.above + size.below) / 2);
  }

  return {
    width: right + margin,
    height: wrapped.lines.length * pitch,
    queries: boxes,
    keys: boxes,
    anchors: { queries: 'middle', keys: 'middle' },
    end,
    path,
    sight(top, bottom) {
      const band = { pitch, textTop: size.above, textBottom: size.above + TOKEN_HEIGHT };
      const tokens = linesInSight(wrapped, band, top, bottom);
      return { queries: tokens, keys: tokens };
    },
  };
}

interface Leaving {
  readonly x: number;
  readonly y: number;
  readonly direction: -1 | 1;
}

/** From a line to its neighbour: one S through the gap between their texts. */
function gapPath(from: Leaving, to: Leaving): string {
  const middle = (from.y + to.y) / 2;
  const controls = `${pathPoint(from.x, middle)} ${pathPoint(to.x, middle)}`;
  return `M${pathPoint(from.x, from.y)}C${controls} ${pathPoint(to.x, to.y)}`;
}

/** Where nothing looks ahead, most of the room below goes to the arcs above; lines keep a gap to leave through. */
function roomOf({ above, below }: typeof ALONE, causal: boolean, alone: boolean) {
  if (!causal) return { above, below };
  return alone ? { above: above + below, below: 0 } : { above: above + below / 2, below: below / 4 };
}
