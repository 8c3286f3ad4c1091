import type { NormalizedText } from './normalized-text.ts';

/** How far ahead a character is looked for, in UTF-16 units of the source. */
const WINDOW_UNITS = 32;

/**
 * Where a normalized text comes from, when only the two texts are known: each character is found again at the
 * next place that looks like it, accents and case aside; one that is found nowhere stands for what lies between
 * its neighbours. Ranges are inside the source and never go back. Never throws.
 */
export function alignGreedily(source: string, text: string): NormalizedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  let pending = 0;
  const settle = (limit: number) => {
    for (let unit = text.length > 0 ? starts.length - pending : 0; unit < starts.length; unit += 1) {
      ends[unit] = limit;
    }
    pending = 0;
  };
  for (const character of text) {
    const found = findSimilar(source, character, at);
    if (found) settle(found.start);
    for (let unit = 0; unit < character.length; unit += 1) {
      starts.push(found ? found.start : at);
      ends.push(found ? found.end : at);
      if (!found) pending += 1;
    }
    if (found) at = found.end;
  }
  settle(source.length);
  return { text, starts, ends };
}

function findSimilar(source: string, character: string, from: number): { start: number; end: number } | undefined {
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
