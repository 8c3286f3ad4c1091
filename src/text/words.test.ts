import { describe, expect, test } from 'vitest';
import { numberWords } from './words.ts';

/** `_` stands for a space in front; `|` separates tokens; `#` is a special token. */
const number = (tokens: string) =>
  numberWords(
    tokens.split('|').map((token) => {
      if (token === '#') return undefined;
      return { opensWord: token.startsWith('_'), share: token.replace('_', '') };
    }),
  );

describe('numberWords', () => {
  test('of nothing is nothing', () => {
    expect(numberWords([])).toEqual([]);
  });

  test('starts at 0 with or without a space in front', () => {
    expect(number('_a')).toEqual([0]);
    expect(number('a')).toEqual([0]);
  });

  test('starts a word at each space', () => {
    expect(number('_He|ll|o|_world')).toEqual([0, 0, 0, 1]);
  });

  test('makes each punctuation mark a word', () => {
    expect(number("_l|'|eau|!|?|_a")).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('gives a lone space to what follows it', () => {
    expect(number('_Oui|_|»|_|2|0|_|…|a')).toEqual([0, 1, 1, 2, 2, 2, 3, 3, 4]);
  });

  test('counts ASCII symbols as punctuation and other symbols not', () => {
    expect(number('_a|$|b|€|c')).toEqual([0, 1, 2, 2, 2]);
  });

  test('makes each Chinese character a word, whatever stands beside it', () => {
    expect(number('各')).toEqual([0]);
    expect(number('我|在|2|0|年|，|to|m|说|_|好')).toEqual([0, 1, 2, 2, 3, 4, 5, 5, 6, 7, 7]);
    expect(number('々|〇|𠀀|a')).toEqual([0, 1, 2, 3]);
  });

  test('leaves letters of other writing systems together', () => {
    expect(number('_か|な|カ|각|ш')).toEqual([0, 0, 0, 0, 0]);
  });

  test('gives special tokens −1 and goes on after them', () => {
    expect(number('#|_a|b|#|c|#')).toEqual([-1, 0, 0, -1, 0, -1]);
  });
});
