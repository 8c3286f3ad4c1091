import type { Token } from '../core/token.ts';
import type { EncodedText, TextTokenizer } from './encoded-text.ts';
import { encodeWithin } from './limit.ts';
import type { TextMark, TextPart } from './marked-text.ts';

/**
 * The first `limit` tokens of a text with marks in it. Each plain part is read by itself, as training read it; a
 * mark is one special token that stands for the characters of its part. Words are numbered through.
 */
export function encodeParts(
  tokenizer: TextTokenizer,
  text: string,
  parts: readonly TextPart[],
  markId: (mark: TextMark) => number,
  limit: number,
): EncodedText {
  const tokens: Token[] = [];
  let usedChars = text.length;
  let words = 0;
  for (const { start, end, mark } of parts) {
    if (mark !== undefined) {
      if (tokens.length >= limit) {
        usedChars = Math.min(usedChars, start);
        break;
      }
      tokens.push({ ...tokenizer.specialToken(markId(mark)), span: { start, end } });
      continue;
    }
    const part = text.slice(start, end);
    const read = encodeWithin(tokenizer, part, limit - tokens.length);
    for (const token of read.tokens) {
      const span = { start: token.span.start + start, end: token.span.end + start };
      tokens.push({ ...token, span, word: token.word < 0 ? -1 : token.word + words });
    }
    words = Math.max(words, ...tokens.map(({ word }) => word + 1));
    if (read.usedChars < part.length) {
      usedChars = start + read.usedChars;
      break;
    }
  }
  return { text, ids: tokens.map(({ id }) => id), tokens, usedChars };
}
