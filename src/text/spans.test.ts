import { describe, expect, test } from 'vitest';
import { type Piece, placePieces } from './spans.ts';

const identity = (text: string) => ({
  text,
  starts: Array.from({ length: text.length }, (_, index) => index),
  ends: Array.from({ length: text.length }, (_, index) => index + 1),
});
const UNKNOWN = '<unk>';
const place = (text: string, ...names: string[]) => {
  const pieces = names.map((name): Piece => ({ text: name, unknown: name === UNKNOWN }));
  return placePieces(pieces, identity(text)).map(({ start, end, share }) => [start, end, share]);
};

describe('placePieces', () => {
  test('places no pieces', () => {
    expect(place('')).toEqual([]);
    expect(place('abc')).toEqual([]);
  });

  test('places a piece in an empty text as an empty span', () => {
    expect(place('', '▁', 'a', UNKNOWN)).toEqual([
      [0, 0, ''],
      [0, 0, ''],
      [0, 0, ''],
    ]);
  });

  test('leaves the space in front of a word out of its span', () => {
    expect(place('one two', '▁on', 'e', '▁two')).toEqual([
      [0, 2, 'on'],
      [2, 3, 'e'],
      [4, 7, 'two'],
    ]);
  });

  test('gives a lone space mark its space, and an invented one nothing', () => {
    expect(place('« a', '▁', '«', '▁', 'a')).toEqual([
      [0, 0, ''],
      [0, 1, '«'],
      [1, 2, ''],
      [2, 3, 'a'],
    ]);
  });

  test('gives an unknown piece one code point', () => {
    expect(place('🙂中a', '▁', UNKNOWN, UNKNOWN, 'a')).toEqual([
      [0, 0, ''],
      [0, 2, '🙂'],
      [2, 3, '中'],
      [3, 4, 'a'],
    ]);
  });

  test('takes a typed space mark for a character', () => {
    expect(place('▁a▁', '▁a', '▁')).toEqual([
      [0, 2, '▁a'],
      [2, 3, '▁'],
    ]);
  });

  test('finds the rest again after characters that no piece spells', () => {
    expect(place('ab??cd', '▁ab', 'cd')).toEqual([
      [0, 2, 'ab'],
      [4, 6, 'cd'],
    ]);
  });

  test('stays inside the text when the pieces spell another one', () => {
    expect(place('ab', '▁xyz', 'q', UNKNOWN)).toEqual([
      [0, 2, 'ab'],
      [2, 2, ''],
      [2, 2, ''],
    ]);
  });
});
