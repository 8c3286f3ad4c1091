import type { TextRange } from './graphemes.ts';
import type { TextMap } from './text-map.ts';

/** How far ahead a character is looked for, in UTF-16 units of the source. */
const WINDOW_UNITS = 32;

/**
 * Where a normalized text comes from, when only the two texts are known: each character is found again at the
 * next place that looks like it, accents and case aside; one that is found nowhere stands for what lies between
 * its neighbours. Ranges are inside the source and never go back. Never throws.
 */
export function alignGreedily(source: string, text: string): TextMap {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const found = findSimilar(source, character, at);
    // The end of what was not found is known only when the next character is.
    if (found) while (ends.length < starts.length) ends.push(found.start);
    for (let unit = 0; unit < character.length; unit += 1) {
      starts.push(found?.start ?? at);
      if (found) ends.push(found.end);
    }
    at = found?.end ?? at;
  }
  while (ends.length < starts.length) ends.push(source.length);
  return { text, starts, ends };
}

function findSimilar(source: string, character: string, from: number): TextRange | undefined {
  const wanted = fold(character);
  let at = from;
  for (const candidate of source.slice(from, from + WINDOW_UNITS)) {
    if (fold(candidate) === wanted) return { start: at, end: at + candidate.length };
    at += candidate.length;
  }
  return undefined;
}

function fold(character: string): string {
  const base = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return base === '' ? character : base;
}
