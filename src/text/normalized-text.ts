import { splitGraphemes } from './graphemes.ts';
import { alignGreedily } from './greedy-alignment.ts';
import type { TextMap } from './text-map.ts';

/** A tokenizer's own normalizer. */
export type Normalize = (text: string) => string;

/**
 * Normalizes a well-formed text and maps the result back to it.
 *
 * Graphemes and runs of blanks (what the normalizer turns into spaces or drops) are normalized one by one,
 * and the outcome is checked against the normalized whole. A normalizer that looks further than a grapheme
 * fails that check; its text is then aligned character by character, which is rougher, but never throws.
 */
export function normalizeWithMap(text: string, normalize: Normalize): TextMap {
  const whole = normalize(text);
  const joined = normalizeParts(text, normalize);
  const lead = joined.text.length - joined.text.trimStart().length;
  if (joined.text === whole) return joined;
  if (joined.text.trim() === whole) {
    const end = lead + whole.length;
    return { text: whole, starts: joined.starts.slice(lead, end), ends: joined.ends.slice(lead, end) };
  }
  return alignGreedily(text, whole);
}

function normalizeParts(text: string, normalize: Normalize): TextMap {
  const normalizePart = inContext(normalize);
  const map: MutableMap = { text: '', starts: [], ends: [] };
  let start = 0;
  let blank = false;
  const endPart = (end: number) => {
    appendPart(map, text.slice(start, end), start, normalizePart);
    start = end;
  };
  for (const grapheme of splitGraphemes(text)) {
    for (let at = grapheme.start; at < grapheme.end; at += widthAt(text, at)) {
      const isBlank = normalizePart(text.slice(at, at + widthAt(text, at))).trim() === '';
      if (isBlank !== blank) endPart(at);
      blank = isBlank;
    }
    if (!blank) endPart(grapheme.end);
  }
  endPart(text.length);
  return map;
}

/** Normalizes a part as it would be inside a text, where its spaces are not stripped. Remembers what it saw. */
function inContext(normalize: Normalize): Normalize {
  const seen = new Map<string, string>();
  return (part) => {
    const known = seen.get(part);
    if (known !== undefined) return known;
    const between = normalize(`a${part}a`);
    // A combining mark that leads a part has joined the letter: then the part stands alone.
    const kept = between.length >= 2 && between.startsWith('a') && between.endsWith('a');
    const normal = kept ? between.slice(1, -1) : normalize(part);
    seen.set(part, normal);
    return normal;
  };
}

interface MutableMap {
  text: string;
  readonly starts: number[];
  readonly ends: number[];
}

/** Code point by code point where that makes no difference; else all that came of a part stands for all of it. */
function appendPart(map: MutableMap, part: string, start: number, normalize: Normalize): void {
  const whole = normalize(part);
  const single = part.length === widthAt(part, 0);
  const characters = single ? [part] : Array.from(part);
  if (!single && characters.map(normalize).join('') !== whole) {
    append(map, whole, start, start + part.length);
    return;
  }
  let at = start;
  for (const character of characters) {
    append(map, normalize(character), at, at + character.length);
    at += character.length;
  }
}

function append(map: MutableMap, normal: string, start: number, end: number): void {
  map.text += normal;
  for (let unit = 0; unit < normal.length; unit += 1) {
    map.starts.push(start);
    map.ends.push(end);
  }
}

/** UTF-16 units of the code point at `at`: 1 or 2. */
export function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
