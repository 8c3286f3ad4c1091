import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openTokenizer } from './text-tokenizer.ts';

interface PythonTokens {
  readonly text: string;
  readonly ids: readonly number[];
  readonly offsets: readonly (readonly [number, number])[];
  readonly words: readonly number[];
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const tokenizer = openTokenizer(read('../../models/translate-en-fr/tokenizer.json'));
// Made by fixtures/make_python_tokens.py.
const cases = read('./fixtures/python-tokens.json') as readonly PythonTokens[];

describe('the Python tokenizers library', () => {
  test.each(cases)('gives the same ids for $text', ({ text, ids }) => {
    expect(tokenizer.encode(text).ids).toEqual(ids);
  });

  test.each(cases)('gives the same words for $text', ({ text, words }) => {
    expect(tokenizer.encode(text).tokens.map(({ word }) => word)).toEqual(words);
  });

  // Python's offsets hold the blanks in front of a word, place an invented space on the first character and
  // forget the marks that a composed character was made of; ours do not.
  test.each(cases)('gives the same spans for $text', ({ text, offsets }) => {
    const { tokens } = tokenizer.encode(text);
    offsets.forEach(([pythonStart, pythonEnd], index) => {
      const { span, text: drawn } = tokens[index] ?? expect.fail('too few tokens');
      const covered = text.slice(span.start, span.end);
      const blanks = /^\p{White_Space}*/u.exec(text.slice(pythonStart, pythonEnd))?.[0] ?? '';
      const start = pythonStart + blanks.length;
      if (span.start === span.end) expect([index, drawn]).toEqual([0, '␣']);
      else if (drawn === '␣' || covered.normalize('NFC') !== covered) {
        expect(span.start).toBeLessThanOrEqual(drawn === '␣' ? pythonStart : start);
        expect(span.end).toBeGreaterThanOrEqual(pythonEnd);
      } else expect(span).toEqual({ start, end: pythonEnd });
    });
  });
});
