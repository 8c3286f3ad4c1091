import type { TextRange } from './graphemes.ts';
import { widthAt } from './normalized-text.ts';
import type { TextMap } from './text-map.ts';

/** A vocabulary's word for a space before a word, "lower one eighth block". */
export const SPACE_MARK = '▁';

/** A token as the tokenizer's library names it, before it has a place in the text. */
export interface Piece {
  /** The vocabulary's own spelling, space mark included. */
  readonly text: string;
  readonly unknown: boolean;
}

/** Where a piece stands in the source text, in UTF-16 units, and the normalized characters that it stands for. */
export interface PlacedPiece extends TextRange {
  /** Without the spaces in front; empty for a piece that is only a space. */
  readonly share: string;
}

/** How far ahead a piece that does not fit is looked for, in UTF-16 units of the normalized text. */
const WINDOW_UNITS = 64;

/**
 * Finds each piece in the text that it was made of, one result a piece, in order.
 *
 * A piece takes as many characters as it spells; an unknown piece takes one code point; a space mark takes one
 * space, or nothing when the tokenizer invented it in front of the text. Spans leave out the space in front of a
 * word; only a piece that is nothing but a space covers its blanks (an invented one covers nothing).
 * A piece that does not fit is looked for a little further on, so that one surprise does not spoil the rest.
 */
export function placePieces(pieces: readonly Piece[], normalized: TextMap): PlacedPiece[] {
  const { text } = normalized;
  let at = 0;
  return pieces.map((piece, index) => {
    const invented = index === 0 && !piece.unknown && piece.text.startsWith(SPACE_MARK) && !isSpace(text[0]);
    const body = invented ? piece.text.slice(SPACE_MARK.length) : piece.text;
    const from = piece.unknown ? at : findBody(text, body, at);
    const width = piece.unknown ? (at < text.length ? widthAt(text, at) : 0) : body.length;
    at = Math.min(from + width, text.length);
    return place(normalized, from, at);
  });
}

function place({ text, starts, ends }: TextMap, from: number, to: number): PlacedPiece {
  let first = from;
  while (first < to && text[first] === ' ') first += 1;
  const share = text.slice(first, to);
  const start = starts[share === '' ? from : first] ?? ends.at(-1) ?? 0;
  const end = to > from ? (ends[to - 1] ?? start) : start;
  return { start, end, share };
}

function findBody(text: string, body: string, at: number): number {
  const last = Math.min(at + WINDOW_UNITS, text.length - body.length);
  for (let from = at; from <= last; from += 1) if (fits(text, body, from)) return from;
  return at;
}

function fits(text: string, body: string, from: number): boolean {
  for (let unit = 0; unit < body.length; unit += 1) {
    const found = text[from + unit];
    if (found !== body[unit] && !(body[unit] === SPACE_MARK && isSpace(found))) return false;
  }
  return true;
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === SPACE_MARK;
}
