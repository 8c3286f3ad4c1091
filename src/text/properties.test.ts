import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitGraphemes } from './graphemes.ts';
import { openTokenizer } from './text-tokenizer.ts';

const tokenizer = openTokenizer(
  JSON.parse(readFileSync(new URL('../../models/translate-en-fr/tokenizer.json', import.meta.url), 'utf8')),
);

/** What this tokenizer drops or makes a space of; written down here again, so as not to ask the code under test. */
const BLANKS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among what is dropped.
  /[\p{White_Space}\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

const unit = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'the',
      'Tom',
      'é',
      'a',
      's',
      'z',
      '’',
      ',',
      '.',
      '7',
      '«',
      '“',
      ' ',
      '  ',
      '\n',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '\u0301',
      '\u0327',
      '\u0344',
      '\u200d',
      '\u200b',
      '\ufe0f',
      '\u00ad',
      '\u2066',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('👩', '🏽', '🇫', '🇷', '👩\u200d👩\u200d👧', '1️⃣', '\u{e0067}', '𝒜'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('שָׁ', 'مَ', 'क्ष', '\u1100', '\u1161', '\u11a8', '각', '中', '▁', '<s>', '⁇'),
  },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
);
const anyText = fc.array(unit, { maxLength: 40 }).map((units) => units.join(''));
const check = (holds: (text: string) => void) => fc.assert(fc.property(anyText, holds), { numRuns: 500 });

describe('for any UTF-16 string, lone surrogates included', () => {
  test('ids and tokens go together', () => {
    check((text) => {
      const { ids, tokens } = tokenizer.encode(text);
      expect(tokens.map(({ id }) => id)).toEqual(ids);
      for (const { id, unknown, special } of tokens) {
        expect(unknown).toBe(id === 1);
        expect(special).toBe(false);
      }
    });
  });

  test('spans lie in the text and never go back', () => {
    check((text) => {
      let last = { start: 0, end: 0 };
      for (const { span } of tokenizer.encode(text).tokens) {
        expect(span.start).toBeGreaterThanOrEqual(last.start);
        expect(span.end).toBeGreaterThanOrEqual(Math.max(span.start, last.end));
        expect(span.end).toBeLessThanOrEqual(text.length);
        last = span;
      }
    });
  });

  test('spans overlap only inside one grapheme', () => {
    check((text) => {
      const { tokens } = tokenizer.encode(text);
      const graphemes = splitGraphemes(text);
      tokens.slice(1).forEach(({ span }, index) => {
        const before = tokens[index]?.span ?? span;
        if (before.end <= span.start) return;
        expect(graphemes.some(({ start, end }) => start <= span.start && before.end <= end)).toBe(true);
      });
    });
  });

  test('spans cover every character but the blanks', () => {
    check((text) => {
      let covered = '';
      let at = 0;
      for (const { span } of tokenizer.encode(text).tokens) {
        covered += text.slice(Math.max(at, span.start), span.end);
        at = Math.max(at, span.end);
      }
      expect(covered.replace(BLANKS, '')).toBe(text.replace(BLANKS, ''));
    });
  });

  test('words are numbered from 0 without gaps', () => {
    check((text) => {
      let last = -1;
      for (const { word } of tokenizer.encode(text).tokens) {
        expect([last, last + 1]).toContain(word);
        last = word;
        expect(word).toBeGreaterThanOrEqual(0);
      }
    });
  });

  test('every token can be seen and shows no space mark and no replacement character', () => {
    check((text) => {
      for (const token of tokenizer.encode(text).tokens) expect(token.text).toMatch(/^[^▁\ufffd\s\p{C}]+$/u);
    });
  });

  test('what the decoder writes of it covers its own text in the same way', () => {
    check((text) => {
      const { ids } = tokenizer.encode(text);
      const written = tokenizer.decode(ids);
      expect(written.tokens.map(({ id }) => id)).toEqual(ids);
      const covered = written.tokens.map(({ span }) => written.text.slice(span.start, span.end)).join('');
      expect(covered.replaceAll(' ', '')).toBe(written.text.replaceAll(' ', ''));
    });
  });
});
