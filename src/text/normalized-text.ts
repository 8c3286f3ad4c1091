import { alignGreedily } from './greedy-alignment.ts';
import { splitGraphemes } from './graphemes.ts';

/** A tokenizer's own normalizer. */
export type Normalize = (text: string) => string;

/**
 * A normalized text and where it comes from: unit i of `text` stands for the source's half-open range
 * `[starts[i], ends[i])`, in UTF-16 units. Both lists never go down.
 */
export interface NormalizedText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Normalizes a well-formed text and maps the result back to it.
 *
 * Graphemes and runs of blanks (what the normalizer turns into spaces or drops) are normalized one by one,
 * and the outcome is checked against the normalized whole. A normalizer that looks further than a grapheme
 * fails that check; its text is then aligned character by character, which is rougher, but never throws.
 */
export function normalizeWithMap(text: string, normalize: Normalize): NormalizedText {
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

function normalizeParts(text: string, normalize: Normalize): NormalizedText {
  const normalizePart = inContext(normalize);
  const builder = new MapBuilder();
  let partStart = -1;
  let blankStart = -1;
  const endPart = (end: number) => {
    if (partStart >= 0) builder.add(normalizePart(text.slice(partStart, end)), text, partStart, end);
    partStart = -1;
  };
  const endBlank = (end: number) => {
    if (blankStart >= 0) builder.add(normalizePart(text.slice(blankStart, end)), text, blankStart, end);
    blankStart = -1;
  };
  for (const { start, end } of splitGraphemes(text)) {
    for (let at = start, next = at; at < end; at = next) {
      next = at + widthAt(text, at);
      if (normalizePart(text.slice(at, next)).trim() === '') {
        endPart(at);
        if (blankStart < 0) blankStart = at;
      } else {
        endBlank(at);
        if (partStart < 0) partStart = at;
      }
    }
    endPart(end);
  }
  endBlank(text.length);
  return builder;
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

class MapBuilder implements NormalizedText {
  text = '';
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  /** Code point by code point where both sides have as many; else each unit stands for the whole part. */
  add(normal: string, source: string, start: number, end: number): void {
    this.text += normal;
    const aligned = normal.length > 0 && countCodePoints(normal) === countCodePoints(source.slice(start, end));
    let at = start;
    for (const character of normal) {
      const from = aligned ? at : start;
      at += aligned ? widthAt(source, at) : 0;
      const to = aligned ? at : end;
      for (let unit = 0; unit < character.length; unit += 1) {
        this.starts.push(from);
        this.ends.push(to);
      }
    }
  }
}

function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** UTF-16 units of the code point at `at`: 1 or 2. */
export function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
