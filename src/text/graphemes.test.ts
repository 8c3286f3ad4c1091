import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitGraphemes } from './graphemes.ts';

const split = (text: string) => splitGraphemes(text).map(({ start, end }) => text.slice(start, end));
const plain = new Intl.Segmenter('en', { granularity: 'grapheme' });
const asSegmenter = (text: string) => Array.from(plain.segment(text), ({ segment }) => segment);

describe('splitGraphemes', () => {
  test.each(['', 'a', 'é', 'e\u0301', '\u0301', '👩\u200d👩\u200d👧', '\ud83d', '\udc00\ud83d'])(
    'splits %j as the segmenter does',
    (text) => expect(split(text)).toEqual(asSegmenter(text)),
  );

  test('keeps a mark on the ASCII letter in front of it', () => {
    expect(split('abe\u0301cd')).toEqual(['a', 'b', 'e\u0301', 'c', 'd']);
  });

  test('pairs flags rightly across the chunks that the segmenter gets', () => {
    const text = `ééé${'🇫🇷'.repeat(300)}`;
    expect(split(text)).toEqual(asSegmenter(text));
  });

  test('keeps a grapheme together that is longer than a chunk', () => {
    const grapheme = `e${'\u0301'.repeat(1000)}`;
    expect(split(`a${grapheme}b`)).toEqual(['a', grapheme, 'b']);
  });

  test('agrees with the segmenter on any text without CR LF', () => {
    const unit = fc.oneof(
      fc.constantFrom('a', ' ', 'é', '\u0301', '\u200d', '👩', '🏽', '🇫', '\u0600', '\u1100', '\ud83d'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((character) => character !== '\n'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 400 }), (units) => {
        const text = units.join('');
        expect(split(text)).toEqual(asSegmenter(text));
      }),
      { numRuns: 200 },
    );
  });

  test('reads a long text in linear time', () => {
    const text = '各国语言'.repeat(25_000);
    const begun = performance.now();
    expect(splitGraphemes(text)).toHaveLength(100_000);
    // In one piece V8's segmenter needs about 2 s for it, and chunks 0.05 s.
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
