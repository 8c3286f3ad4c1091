import { BEZIER_APEX } from './arch-path.ts';
import { pathPoint } from './path-number.ts';

/** An end of an edge at a token's text: −1 when it leaves upwards, 1 downwards. */
export interface MarginEnd {
  readonly x: number;
  readonly y: number;
  readonly direction: -1 | 1;
}

/**
 * From a token of one line to a token of another, along the margin: so it never crosses a text.
 *
 * From its token it swings to `track` (the x of its way along the margin) within `turn` CSS pixels of the
 * texts, runs up or down, and swings into the other token likewise.
 */
export function marginPath(from: MarginEnd, to: MarginEnd, track: number, turn: number): string {
  const along = to.y < from.y ? -1 : 1;
  const out = swing(from, along, track, turn);
  const back = swing(to, -along as -1 | 1, track, turn);
  return (
    `M${pathPoint(from.x, from.y)}C${out.atToken} ${out.atTrack} ${out.end}` +
    `L${back.end}C${back.atTrack} ${back.atToken} ${pathPoint(to.x, to.y)}`
  );
}

/** From a token to the track: an S when it goes on as it left, else half an arch. From far it swings wider than from near. */
function swing({ x, y, direction }: MarginEnd, along: -1 | 1, track: number, widest: number) {
  const turn = widest * (1 - Math.exp(-0.6 - Math.abs(x - track) / (6 * widest + 1)));
  const reach = y + direction * turn;
  if (direction === along) {
    return { atToken: pathPoint(x, reach), atTrack: pathPoint(track, y), end: pathPoint(track, reach) };
  }
  const over = y + (direction * turn) / BEZIER_APEX;
  return { atToken: pathPoint(x, over), atTrack: pathPoint(track, over), end: pathPoint(track, y) };
}

/** How margins are shared among edges, in CSS pixels. */
export interface MarginOptions {
  /** Of the margin. */
  readonly width: number;
  /** The largest |shift|. */
  readonly spread: number;
}

/**
 * How far from the text an edge runs that goes `linesApart` lines up or down, in CSS pixels: the further it
 * goes, the further out, as with arcs over a line, and never out of the margin.
 */
export function marginTrack(linesApart: number, { width, spread }: MarginOptions): number {
  const nearest = Math.min(6 + spread, width - spread);
  const room = Math.max(0, width - spread - 3 - nearest);
  return nearest - room * Math.expm1(-(linesApart - 1) / 6);
}
