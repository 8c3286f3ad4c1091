import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignGreedily } from './greedy-alignment.ts';

const covered = (source: string, text: string) => {
  const { starts, ends } = alignGreedily(source, text);
  return starts.map((start, index) => source.slice(start, ends[index]));
};

describe('alignGreedily', () => {
  test('of nothing is nothing', () => {
    expect(alignGreedily('', '')).toEqual({ text: '', starts: [], ends: [] });
    expect(alignGreedily('abc', '')).toEqual({ text: '', starts: [], ends: [] });
  });

  test('of characters from nowhere is an empty place', () => {
    expect(alignGreedily('', 'ab')).toEqual({ text: 'ab', starts: [0, 0], ends: [0, 0] });
  });

  test('finds characters again past what was dropped, accents and case aside', () => {
    expect(covered('Ça -- va', 'cava')).toEqual(['Ç', 'a', 'v', 'a']);
  });

  test('gives a character that is not found what lies between its neighbours', () => {
    expect(covered('aßb', 'assb')).toEqual(['a', 'ß', 'ß', 'b']);
  });

  test('gives both units of a pair the whole pair', () => {
    expect(covered('x🙂', '🙂')).toEqual(['🙂', '🙂']);
  });

  test('stays inside the source and never goes back, whatever the texts', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(text, text, (source, other) => {
        const { starts, ends } = alignGreedily(source, other);
        expect(starts).toHaveLength(other.length);
        expect(ends).toHaveLength(other.length);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        expect(ends).toEqual(ends.toSorted((a, b) => a - b));
        starts.forEach((start, index) => {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(ends[index]).toBeGreaterThanOrEqual(start);
          expect(ends[index]).toBeLessThanOrEqual(source.length);
        });
      }),
    );
  });
});
