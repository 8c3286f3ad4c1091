import { describe, expect, it } from 'vitest';
import { readModelJson } from '../../../../scripts/shipped-models.ts';
import type { Token } from '../../../core/token.ts';
import { openTokenizer } from '../../../text/text-tokenizer.ts';
import { firstTokensOfWords } from './first-tokens.ts';

const tokensOf = (...words: number[]) => words.map((word) => ({ word }) as Token);

describe('firstTokensOfWords', () => {
  it('finds no words in nothing, and none in marks', () => {
    expect(firstTokensOfWords([])).toEqual([]);
    expect(firstTokensOfWords(tokensOf(-1, -1))).toEqual([]);
  });

  it('gives each word from its first token to behind its last', () => {
    expect(firstTokensOfWords(tokensOf(-1, 0, 0, 1, 2, 2, 2, -1))).toEqual([
      { token: 1, end: 3 },
      { token: 3, end: 4 },
      { token: 4, end: 7 },
    ]);
  });

  it('gives a word that a mark stands in as two', () => {
    expect(firstTokensOfWords(tokensOf(0, -1, 0))).toEqual([
      { token: 0, end: 1 },
      { token: 2, end: 3 },
    ]);
  });

  it('begins a word at the lone space in front of it, as training does', () => {
    const { tokens } = openTokenizer(readModelJson('translate-en-fr', 'tokenizer.json')).encode('Tom « Tom');
    expect(tokens.map(({ text }) => text)).toEqual(['Tom', '␣', '«', 'Tom']);
    expect(firstTokensOfWords(tokens)).toEqual([
      { token: 0, end: 1 },
      { token: 1, end: 3 },
      { token: 3, end: 4 },
    ]);
  });
});
