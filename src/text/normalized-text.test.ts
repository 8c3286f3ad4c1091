import { describe, expect, test } from 'vitest';
import { type Normalize, normalizeWithMap } from './normalized-text.ts';

const tidy: Normalize = (text) =>
  text
    .normalize('NFC')
    .replace(/’/g, "'")
    .replace(/\u200b/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const covered = (text: string, normalize = tidy) => {
  const map = normalizeWithMap(text, normalize);
  const pairs = Array.from(map.text, (_, index) => text.slice(map.starts[index], map.ends[index]));
  return [map.text, pairs] as const;
};

describe('normalizeWithMap', () => {
  test.each(['', ' ', '\u200b \n'])('maps nothing for %j', (text) => {
    expect(normalizeWithMap(text, tidy)).toEqual({ text: '', starts: [], ends: [] });
  });

  test('maps one character to itself', () => {
    expect(covered('a')).toEqual(['a', ['a']]);
  });

  test('maps a run of blanks to its one space, and drops those around the text', () => {
    expect(covered(' a \u200b\n b\u200b ')).toEqual(['a b', ['a', ' \u200b\n ', 'b']]);
  });

  test('maps a composed character to all that it was made of', () => {
    expect(covered('cafe\u0301s')).toEqual(['cafés', ['c', 'a', 'f', 'e\u0301', 's']]);
  });

  test('keeps a replaced character and its mark apart', () => {
    expect(covered('l’\u0316a')).toEqual(["l'\u0316a", ['l', '’', '\u0316', 'a']]);
  });

  test('lets marks that were reordered share their grapheme', () => {
    expect(covered('x\u0301\u0316')).toEqual(['x\u0316\u0301', Array(3).fill('x\u0301\u0316')]);
  });

  test('keeps a mark that stands on nothing', () => {
    expect(covered('\u0301 \u0301')).toEqual(['\u0301 \u0301', ['\u0301', ' ', '\u0301']]);
  });

  test('aligns character by character when the normalizer looks further than a grapheme', () => {
    const shorten: Normalize = (text) => text.replace('abc', 'c');
    expect(covered('x abc y', shorten)).toEqual(['x c y', ['x', ' ', 'c', ' ', 'y']]);
  });

  test('survives a normalizer that makes everything up', () => {
    expect(normalizeWithMap('abc', () => 'xyz').text).toBe('xyz');
    expect(normalizeWithMap('', () => 'xyz')).toEqual({ text: 'xyz', starts: [0, 0, 0], ends: [0, 0, 0] });
  });
});
