import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readModelJson, TEXT_MODEL_IDS } from '../../scripts/shipped-models.ts';
import { splitGraphemes } from './graphemes.ts';
import { openTokenizer } from './text-tokenizer.ts';

/** What the tokenizers drop or make a space of; written down here again, so as not to ask the code under test. */
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
    arbitrary: fc.constantFrom(
      '我',
      '在',
      '的',
      '，',
      '。',
      '《',
      '々',
      '〇',
      '𠀀',
      'カ',
      '\u3000',
      '年',
      'Ａ',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('שָׁ', 'مَ', 'क्ष', '\u1100', '\u1161', '\u11a8', '각', '中', '▁', '<s>', '⁇'),
  },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
);
const anyText = fc.array(unit, { maxLength: 40 }).map((units) => units.join(''));
const check = (holds: (text: string) => void) => fc.assert(fc.property(anyText, holds), { numRuns: 200 });

describe.each(TEXT_MODEL_IDS)(
  'for any UTF-16 string, lone surrogates included, the tokenizer of %s',
  (model) => {
    const file = readModelJson(model, 'tokenizer.json');
    const tokenizer = openTokenizer(file);

    test('gives ids and tokens that go together', () => {
      check((text) => {
        const { ids, tokens } = tokenizer.encode(text);
        expect(tokens.map(({ id }) => id)).toEqual(ids);
        for (const { id, unknown, special } of tokens) {
          expect(unknown).toBe(id === file.model.vocab['<unk>']);
          expect(special).toBe(false);
        }
      });
    });

    test('gives spans that lie in the text and never go back', () => {
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

    test('gives spans that overlap only inside one grapheme', () => {
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

    test('gives spans that cover every character but the blanks', () => {
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

    test('numbers words from 0 without gaps', () => {
      check((text) => {
        let last = -1;
        for (const { word } of tokenizer.encode(text).tokens) {
          expect([last, last + 1]).toContain(word);
          last = word;
          expect(word).toBeGreaterThanOrEqual(0);
        }
      });
    });

    test('gives tokens that can be seen, without space marks and replacement characters', () => {
      check((text) => {
        for (const token of tokenizer.encode(text).tokens)
          expect(token.text).toMatch(/^[^▁\ufffd\s\p{C}]+$/u);
      });
    });

    test('writes a text from the ids that its tokens cover in the same way', () => {
      check((text) => {
        const { ids } = tokenizer.encode(text);
        const written = tokenizer.decode(ids);
        expect(written.tokens.map(({ id }) => id)).toEqual(ids);
        const covered = written.tokens.map(({ span }) => written.text.slice(span.start, span.end)).join('');
        expect(covered.replaceAll(' ', '')).toBe(written.text.replaceAll(' ', ''));
      });
    });
  },
);
