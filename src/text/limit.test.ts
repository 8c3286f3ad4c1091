import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutToLimit, encodeWithin } from './limit.ts';
import { openTokenizer } from './text-tokenizer.ts';

const tokenizer = openTokenizer(
  JSON.parse(readFileSync(new URL('../../models/translate-en-fr/tokenizer.json', import.meta.url), 'utf8')),
);

describe('cutToLimit', () => {
  test('leaves a text that fits as it is, its last blanks included', () => {
    const encoded = tokenizer.encode('un mot  ');
    expect(cutToLimit(encoded, encoded.tokens.length)).toBe(encoded);
    expect(encoded.usedChars).toBe(8);
  });

  test('keeps nothing at limit 0', () => {
    expect(cutToLimit(tokenizer.encode('un mot'), 0)).toEqual({
      text: 'un mot',
      ids: [],
      tokens: [],
      usedChars: 0,
    });
  });

  test('counts what the kept tokens cover', () => {
    const cut = cutToLimit(tokenizer.encode('Tom Tom Tom'), 2);
    expect(cut.ids).toHaveLength(2);
    expect(cut.tokens).toHaveLength(2);
    expect(cut.usedChars).toBe(7);
  });
});

describe('encodeWithin', () => {
  test.each(['', ' ', 'a'])('reads the whole of %j', (text) => {
    expect(encodeWithin(tokenizer, text, 5)).toEqual(tokenizer.encode(text));
  });

  test.each([
    ['words', 'I can’t say, “no”. '.repeat(300)],
    ['no spaces', 'internationalization'.repeat(300)],
    ['no known characters', '各国🙂'.repeat(1000)],
    ['mostly blanks', `a${' '.repeat(5000)}`.repeat(4)],
    ['invisible characters', 'a\u200b\u200b'.repeat(3000)],
  ])('gives the same as reading a long text of %s to its end', (_, text) => {
    for (const limit of [0, 1, 20, 127]) {
      expect(encodeWithin(tokenizer, text, limit)).toEqual(cutToLimit(tokenizer.encode(text), limit));
    }
  });

  test('gives the same on any text', () => {
    const unit = fc.constantFrom(
      'a',
      'e',
      't',
      ' ',
      '  ',
      '\n',
      '\u0301',
      '\u200b',
      '中',
      '🙂',
      '1',
      ',',
      '▁',
      ' the',
    );
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 900, size: 'max' }),
        fc.integer({ min: 0, max: 40 }),
        (units, limit) => {
          const text = units.join('');
          expect(encodeWithin(tokenizer, text, limit)).toEqual(cutToLimit(tokenizer.encode(text), limit));
        },
      ),
      { numRuns: 40 },
    );
  });
});
