import type { Token } from '../core/token.ts';
import { drawGrapheme } from './display.ts';
import { splitGraphemes } from './graphemes.ts';

/** How much further than the last unknown token its grapheme is followed, in UTF-16 units. */
const GRAPHEME_UNITS = 64;

/**
 * The characters that the vocabulary lacks, as whole graphemes ready to be shown, each once, in reading order.
 * `tokens` are a prefix of the tokens of `text`; only unknown ones count.
 */
export function findUnknownCharacters(text: string, tokens: readonly Token[]): string[] {
  const spans = tokens
    .filter(({ unknown, span }) => unknown && span.end > span.start)
    .map(({ span }) => span);
  const last = spans.at(-1);
  if (last === undefined) return [];
  const found = new Set<string>();
  let next = 0;
  for (const { start, end } of splitGraphemes(text.slice(0, last.end + GRAPHEME_UNITS))) {
    while (next < spans.length && (spans[next]?.end ?? 0) <= start) next += 1;
    const span = spans[next];
    if (span === undefined) break;
    if (span.start < end) found.add(drawGrapheme(text.slice(start, end)));
  }
  return [...found];
}
