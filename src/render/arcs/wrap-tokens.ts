import { requireNumber } from '../../math/require-number.ts';
import type { IndexRange } from '../../math/strongest-edges.ts';
import { layoutTokenRow, type TokenSlot } from './token-row.ts';

/** Of a sum of widths, in CSS pixels: a line that is exactly full is not broken. */
const ROUNDING = 1e-6;

/** Tokens in lines, as text wraps. */
export interface WrappedTokens {
  /** Places of tokens, a range a line; at least one line. */
  readonly lines: readonly IndexRange[];
  /** Where each token stands in its line. */
  readonly slots: readonly TokenSlot[];
  /** The line of each token. */
  readonly lineOf: Int32Array;
  /** Of the longest line, in CSS pixels. */
  readonly width: number;
}

/**
 * Tokens `gap` apart in lines of at most `room` CSS pixels; a token wider than that has a line of its own.
 * Throws RangeError on a width, gap or room below 0.
 */
export function wrapTokens(widths: readonly number[], gap: number, room: number): WrappedTokens {
  requireNumber('room', room, { from: 0 });
  const lines: IndexRange[] = [];
  let from = 0;
  let used = 0;
  widths.forEach((width, token) => {
    if (token > from && used + width > room + ROUNDING) {
      lines.push({ from, to: token });
      from = token;
      used = 0;
    }
    used += width + gap;
  });
  lines.push({ from, to: widths.length });
  const rows = lines.map((line) => layoutTokenRow(widths.slice(line.from, line.to), gap));
  const lineOf = new Int32Array(widths.length);
  lines.forEach(({ from, to }, index) => {
    lineOf.fill(index, from, to);
  });
  return {
    lines,
    slots: rows.flatMap(({ slots }) => slots),
    lineOf,
    width: Math.max(...rows.map(({ width }) => width)),
  };
}

/**
 * As `wrapTokens`, in at most `count` lines about as long as each other: the narrowest room, in whole CSS pixels,
 * that still holds them. Tokens that need more lines than `count` are wrapped to `room`.
 */
export function wrapEvenly(
  widths: readonly number[],
  gap: number,
  room: number,
  count: number,
): WrappedTokens {
  let least = 0;
  let most = Math.ceil(room);
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (wrapTokens(widths, gap, middle).lines.length <= count) most = middle;
    else least = middle + 1;
  }
  return wrapTokens(widths, gap, Math.min(room, most));
}

/** Lines `pitch` apart whose texts, from `textTop` to `textBottom` of each, show between two heights; as tokens. */
export function linesInSight(
  { lines }: WrappedTokens,
  band: { readonly pitch: number; readonly textTop: number; readonly textBottom: number },
  top: number,
  bottom: number,
): IndexRange {
  const first = Math.max(0, Math.floor((top - band.textBottom) / band.pitch) + 1);
  const end = Math.min(lines.length, Math.ceil((bottom - band.textTop) / band.pitch));
  if (first >= end) return { from: 0, to: 0 };
  return { from: lines[first]?.from ?? 0, to: lines[end - 1]?.to ?? 0 };
}
