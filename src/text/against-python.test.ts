import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readModelJson, TEXT_MODEL_IDS } from '../../scripts/shipped-models.ts';
import { openTokenizer } from './text-tokenizer.ts';

interface PythonTokens {
  readonly text: string;
  readonly ids: readonly number[];
  readonly offsets: readonly (readonly [number, number])[];
  readonly words: readonly number[];
}

// Made by fixtures/make_python_tokens.py.
const readCases = (model: string): readonly PythonTokens[] =>
  JSON.parse(readFileSync(new URL(`./fixtures/python-tokens/${model}.json`, import.meta.url), 'utf8'));

describe.each(TEXT_MODEL_IDS)('the Python tokenizers library, with the tokenizer of %s,', (model) => {
  const tokenizer = openTokenizer(readModelJson(model, 'tokenizer.json'));
  const cases = readCases(model);

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
