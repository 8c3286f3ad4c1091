import type { EncodedText, TextTokenizer } from './encoded-text.ts';

/** UTF-16 units tried first for each token that fits: about twice what European prose needs. */
const UNITS_PER_TOKEN = 8;

/**
 * The first `limit` tokens. `usedChars` becomes the end of the last one's span; a text that fits comes back
 * as it is, its trailing blanks counted as used.
 */
export function cutToLimit(encoded: EncodedText, limit: number): EncodedText {
  const kept = Math.max(0, Math.trunc(limit));
  if (encoded.tokens.length <= kept) return encoded;
  const tokens = encoded.tokens.slice(0, kept);
  return { ...encoded, ids: encoded.ids.slice(0, kept), tokens, usedChars: tokens.at(-1)?.span.end ?? 0 };
}

/**
 * The same as `cutToLimit(tokenizer.encode(text), limit)`, without reading a long text to its end: beginnings of
 * growing length are encoded until one has more than `limit` tokens. They end in front of a space, tab or line
 * feed, where no token of a word-wise tokenizer reaches across.
 */
export function encodeWithin(tokenizer: TextTokenizer, text: string, limit: number): EncodedText {
  let units = Math.max(256, limit * UNITS_PER_TOKEN);
  for (;;) {
    const beginning = text.slice(0, endOfWord(text, units));
    const encoded = tokenizer.encode(beginning);
    if (beginning.length === text.length) return cutToLimit(encoded, limit);
    if (encoded.tokens.length > limit) return { ...cutToLimit(encoded, limit), text };
    units = beginning.length * 2;
  }
}

function endOfWord(text: string, from: number): number {
  const rest = /[ \t\n]/g;
  rest.lastIndex = from;
  return rest.exec(text)?.index ?? text.length;
}
