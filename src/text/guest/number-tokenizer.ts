import type { Token } from '../../core/token.ts';
import type { GuestTokenizer } from './open-guest-tokenizer.ts';

/** Longer numbers are no ids. */
const MOST_DIGITS = 9;

/**
 * The tokenizer of a model that came without one: `101 7592 102` is three ids. Each number is a token and a word; anything
 * else, and an id that the vocabulary lacks, is left out.
 */
export function numberTokenizer(vocabularySize = Number.MAX_SAFE_INTEGER): GuestTokenizer {
  const token = (id: number, start: number, end: number, word: number): Token => ({
    id,
    text: `${id}`,
    special: false,
    unknown: false,
    span: { start, end },
    word,
  });
  const read = (text: string): Token[] => {
    const tokens: Token[] = [];
    for (const { 0: digits, index } of text.matchAll(/\d+/g)) {
      const id = Number(digits);
      if (digits.length > MOST_DIGITS || id >= vocabularySize) continue;
      tokens.push(token(id, index, index + digits.length, tokens.length));
    }
    return tokens;
  };
  return {
    vocabularySize,
    frames: { source: { before: [], after: [] } },
    unknownId: undefined,
    idOf: () => undefined,
    encode(text) {
      const tokens = read(text);
      return { text, ids: tokens.map(({ id }) => id), tokens, usedChars: text.length };
    },
    decode(ids) {
      const text = ids.join(' ');
      let at = 0;
      const tokens = ids.map((id, word) => {
        const start = at;
        at += `${id}`.length + 1;
        return token(id, start, at - 1, word);
      });
      return { text, tokens };
    },
    specialToken: (id, at = 0) => ({ ...token(id, at, at, -1), special: true }),
    label: (id) => `${id}`,
  };
}
