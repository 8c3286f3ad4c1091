import type { EncodedText, TextTokenizer } from './encoded-text.ts';

/** UTF-16 units tried first for each token that fits: about twice what European prose needs. */
const UNITS_PER_TOKEN = 8;
/** Tokens that a beginning must have beyond the limit: the last ones may be those of a cut word. */
const SPARE_TOKENS = 32;

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
 * growing length are encoded until one has clearly more than `limit` tokens. They end in front of a space, tab or
 * line feed, across which no token reaches; where there is none for long, between two code points far behind the
 * last token that is kept.
 */
export function encodeWithin(tokenizer: TextTokenizer, text: string, limit: number): EncodedText {
  let units = Math.max(256, limit * UNITS_PER_TOKEN);
  for (;;) {
    const beginning = text.slice(0, endOfBeginning(text, units));
    const encoded = tokenizer.encode(beginning);
    if (beginning.length === text.length) return cutToLimit(encoded, limit);
    if (encoded.tokens.length > limit + SPARE_TOKENS) return { ...cutToLimit(encoded, limit), text };
    units *= 2;
  }
}

/** From `units` on, the next place to cut; from twice that on, any place that splits no surrogate pair. */
function endOfBeginning(text: string, units: number): number {
  const last = Math.min(units * 2, text.length);
  const space = text.slice(units, last).search(/[ \t\n]/);
  if (space >= 0) return units + space;
  return (text.charCodeAt(last) & 0xfc00) === 0xdc00 ? last + 1 : last;
}
