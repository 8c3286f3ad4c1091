import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeadlightError } from '../../core/errors.ts';
import { numberTokenizer } from './number-tokenizer.ts';
import { openGuestTokenizer } from './open-guest-tokenizer.ts';

const folder = new URL('./fixtures/', import.meta.url);
const read = (name: string): { tokenizer: object } => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const FAMILIES = readdirSync(folder).filter((name) => name.endsWith('.json'));
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '  ', '\n', '中', '🙂', 'é', '▁', '##', '.'),
    maxLength: 12,
  }),
);

describe.each(FAMILIES)('any text, with the tokenizer of %s,', (name) => {
  const tokenizer = openGuestTokenizer(read(name).tokenizer);

  test('has tokens in order, inside the text, each with something that can be seen', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { ids, tokens } = tokenizer.encode(text);
        expect(tokens.map(({ id }) => id)).toEqual(ids);
        let before = 0;
        for (const { span, text: drawn, word } of tokens) {
          expect(span.start).toBeGreaterThanOrEqual(before);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
          before = span.start;
          expect(drawn === '' || drawn.includes('�')).toBe(false);
          expect(word).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('is covered by its tokens, but for blanks and what the normalizer drops', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abc dog. 中é'), maxLength: 20 }), (text) => {
        const { tokens } = tokenizer.encode(text);
        const covered = [...text].map(() => false);
        for (const { span } of tokens) covered.fill(true, span.start, span.end);
        const left = [...text].filter((sign, at) => !covered[at] && sign.trim() !== '');
        expect(left).toEqual([]);
      }),
    );
  });

  test('can be decoded from any ids, foreign ones too', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: tokenizer.vocabularySize + 5 })), (ids) => {
        const { text, tokens } = tokenizer.decode(ids);
        expect(tokens.map(({ id }) => id)).toEqual(ids);
        expect(text.includes('�')).toBe(false);
        for (const { span } of tokens) expect(span.end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('byte-level tokenizers', () => {
  test.each(['gpt2.json', 'llama3.json', 'raw-bytes.json'])(
    'write back every text that is not blank: %s',
    (name) => {
      const tokenizer = openGuestTokenizer(read(name).tokenizer);
      fc.assert(
        fc.property(anyText, (text) => {
          fc.pre(text.trim() !== '');
          expect(tokenizer.decode(tokenizer.encode(text).ids).text).toBe(text.toWellFormed());
        }),
      );
    },
  );

  test('show a part of a character as its share of it', () => {
    const tokenizer = openGuestTokenizer(read('raw-bytes.json').tokenizer);
    const { tokens } = tokenizer.encode('a中');
    expect(tokens.map(({ text }) => text)).toEqual(['a', '中 1/3', '中 2/3', '中 3/3']);
    expect(tokens.slice(1).every(({ span }) => span.start === 1 && span.end === 2)).toBe(true);
    expect(tokenizer.label(tokens[1]?.id ?? 0)).toBe('⟨E4⟩');
  });
});

describe('ids typed as numbers', () => {
  test('are what is a number and in the vocabulary', () => {
    const tokenizer = numberTokenizer(50);
    expect(tokenizer.encode('').ids).toEqual([]);
    expect(tokenizer.encode('1, 49;50 x7 0099999999999').ids).toEqual([1, 49, 7]);
  });

  test('are written as they are read', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(999)), (ids) => {
        const tokenizer = numberTokenizer(1000);
        const { text, tokens } = tokenizer.decode(ids);
        expect(tokenizer.encode(text).ids).toEqual(ids);
        expect(tokens.map(({ span }) => text.slice(span.start, span.end))).toEqual(ids.map(String));
      }),
    );
  });
});

describe('a tokenizer.json that something is wrong with', () => {
  test.each([
    null,
    [],
    {},
    { model: {} },
    { model: { vocab: {} } },
    { model: { vocab: { a: 1.5 } } },
    { model: { vocab: [['a']] } },
  ])('is refused with a code: %j', (json) => {
    expect(() => openGuestTokenizer(json)).toThrow(HeadlightError);
  });

  test('is refused with a code or works, whatever is changed in it', () => {
    const files = FAMILIES.map((name) => JSON.stringify(read(name).tokenizer));
    fc.assert(
      fc.property(
        fc.nat(files.length - 1),
        fc.nat(1e6),
        fc.jsonValue({ maxDepth: 1 }),
        (which, seed, value) => {
          const json = JSON.parse(files[which] ?? '{}');
          replaceOne(json, seed, value);
          const begun = performance.now();
          expect(failureOf(json)).toBeUndefined();
          expect(performance.now() - begun).toBeLessThan(2000);
        },
      ),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 300), ...(process.env.FUZZ_RUNS && { seed: 1 }) },
    );
  });
});

/** Puts a value in the place that a number chooses. */
function replaceOne(json: Record<string, unknown>, seed: number, value: unknown): void {
  let at: Record<string, unknown> = json;
  let rest = seed;
  for (;;) {
    const keys = Object.keys(at);
    const key = keys[rest % keys.length] ?? '';
    rest = Math.floor(rest / Math.max(1, keys.length));
    const inner = at[key];
    if (rest % 3 === 0 || typeof inner !== 'object' || inner === null || Object.keys(inner).length === 0) {
      at[key] = value;
      return;
    }
    at = inner as Record<string, unknown>;
  }
}

/** What is thrown that has no code. */
function failureOf(json: unknown): unknown {
  try {
    const tokenizer = openGuestTokenizer(json);
    tokenizer.decode(tokenizer.encode('The fox, 中🙂.').ids);
    return undefined;
  } catch (error) {
    return error instanceof HeadlightError ? undefined : error;
  }
}
