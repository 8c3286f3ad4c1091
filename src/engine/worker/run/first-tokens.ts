import type { Token } from '../../../core/token.ts';

/** Each word by its tokens [token, end), in order; special tokens are no words. A lone space in front is a word's first token. */
export function firstTokensOfWords(tokens: readonly Token[]): { token: number; end: number }[] {
  const words: { token: number; end: number; word: number }[] = [];
  tokens.forEach(({ word }, index) => {
    if (word < 0) return;
    const last = words.at(-1);
    if (last?.word === word && last.end === index) last.end = index + 1;
    else words.push({ token: index, end: index + 1, word });
  });
  return words.map(({ token, end }) => ({ token, end }));
}
