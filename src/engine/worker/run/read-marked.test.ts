import { describe, expect, it } from 'vitest';
import { readModelJson } from '../../../../scripts/shipped-models.ts';
import type { Manifest } from '../../../core/manifest.ts';
import { openTokenizer } from '../../../text/text-tokenizer.ts';
import { readMarked } from './read-marked.ts';

const MARKS = ['<mask>', '<e1>', '</e1>', '<e2>', '</e2>'];

/** A shipped tokenizer with the marks of the tasks behind its own tokens. */
function openMarked() {
  const json = readModelJson('translate-en-fr', 'tokenizer.json');
  const first = Object.keys(json.model.vocab).length;
  const added = MARKS.map((content, at) => ({ id: first + at, content, special: true }));
  const vocab = { ...json.model.vocab, ...Object.fromEntries(added.map(({ id, content }) => [content, id])) };
  const tokenizer = openTokenizer({
    ...json,
    model: { ...json.model, vocab },
    added_tokens: [...json.added_tokens, ...added],
  });
  const [mask, firstEntity, firstEntityEnd, secondEntity, secondEntityEnd] = added.map(({ id }) => id);
  const entities = { firstEntity, firstEntityEnd, secondEntity, secondEntityEnd };
  return { tokenizer, specialTokens: { unknown: 1, start: 2, end: 3, mask, ...entities } };
}

const { tokenizer, specialTokens } = openMarked();
const modelOf = (source: number, tokens: object = specialTokens) => ({
  tokenizer,
  manifest: { limits: { source }, specialTokens: tokens } as unknown as Manifest,
});
const model = modelOf(64);
const texts = (...call: Parameters<typeof readMarked>) => readMarked(...call).tokens.map(({ text }) => text);

describe('any task', () => {
  it.each(['', ' ', '\u200b\n'])('has nothing to read in %j', (text) => {
    for (const task of ['entities', 'masked-word', 'relation', 'sentiment'] as const) {
      expect(() => readMarked(model, task, { text })).toThrow('text.empty');
    }
  });

  it('reads start mark, text and end mark', () => {
    const { tokens, covered, notices } = readMarked(model, 'sentiment', { text: ' Tom, Tom ' });
    expect(tokens.map(({ id }) => id)).toEqual([2, ...tokenizer.encode('Tom, Tom').ids, 3]);
    expect(tokens[0]?.span).toEqual({ start: 0, end: 0 });
    expect(tokens.at(-1)?.span).toEqual({ start: 10, end: 10 });
    expect([covered.size, notices.length]).toEqual([0, 0]);
  });

  it('takes typed marks of other tasks for text, and ignores what is covered', () => {
    const request = { text: '[MASK] [a]', masked: [1] };
    expect(texts(model, 'entities', request)).toEqual([
      '<s>',
      ...tokenizer.encode('[MASK] [a]').tokens.map(({ text }) => text),
      '</s>',
    ]);
  });

  it('cuts a long text so that both marks fit, and says so', () => {
    const { tokens, notices } = readMarked(modelOf(5), 'intent', { text: 'Tom Tom Tom Tom Tom' });
    expect(tokens).toHaveLength(5);
    expect(tokens.at(-1)).toMatchObject({ text: '</s>', span: { start: 11, end: 11 } });
    expect(notices).toEqual([
      { code: 'text.cut', sequence: 'source', usedChars: 11, totalChars: 19, limitTokens: 5 },
    ]);
  });

  it('names characters that the vocabulary lacks', () => {
    expect(readMarked(model, 'entities', { text: 'Tom 🙂' }).notices).toEqual([
      { code: 'text.unknown', sequence: 'source', characters: ['🙂'] },
    ]);
  });
});

describe('masked-word', () => {
  it('reads a typed mask as the mask, which covers no token', () => {
    const { tokens, covered } = readMarked(model, 'masked-word', { text: 'Tom [mask] Tom' });
    expect(tokens.map(({ text }) => text)).toEqual(['<s>', 'Tom', '<mask>', 'Tom', '</s>']);
    expect(tokens[2]).toMatchObject({ id: specialTokens.mask, special: true, span: { start: 4, end: 10 } });
    expect(covered.size).toBe(0);
  });

  it('reads a mask alone', () => {
    expect(texts(model, 'masked-word', { text: '[MASK]' })).toEqual(['<s>', '<mask>', '</s>']);
  });

  it('puts the mask in the place of a covered token, with its span and its word', () => {
    const { tokens, covered } = readMarked(model, 'masked-word', { text: 'Tom and Tom', masked: [3] });
    const plain = readMarked(model, 'masked-word', { text: 'Tom and Tom' }).tokens;
    expect(tokens[3]).toMatchObject({
      id: specialTokens.mask,
      text: '<mask>',
      word: 2,
      span: { start: 8, end: 11 },
    });
    expect(tokens.filter((_, at) => at !== 3)).toEqual(plain.filter((_, at) => at !== 3));
    expect([...covered]).toEqual([[3, plain[3]]]);
  });

  it('covers no marks, and nothing that is not there', () => {
    const text = 'Tom [MASK]';
    const plain = readMarked(model, 'masked-word', { text });
    expect(readMarked(model, 'masked-word', { text, masked: [0, 2, 3, 4, 99] })).toEqual(plain);
  });

  it('covers every token when all are chosen', () => {
    const { tokens, covered } = readMarked(model, 'masked-word', { text: 'Tom Tom', masked: [1, 2] });
    expect(tokens.map(({ text }) => text)).toEqual(['<s>', '<mask>', '<mask>', '</s>']);
    expect(covered.size).toBe(2);
  });

  it('cuts at a mask that does not fit', () => {
    const { tokens, notices } = readMarked(modelOf(3), 'masked-word', { text: 'Tom [MASK] Tom' });
    expect(tokens.map(({ text }) => text)).toEqual(['<s>', 'Tom', '</s>']);
    expect(notices).toMatchObject([{ code: 'text.cut', usedChars: 4, limitTokens: 3 }]);
  });

  it('refuses a model that has no mask, by the name that is missing', () => {
    const blind = modelOf(64, { unknown: 1, start: 2, end: 3 });
    expect(() => readMarked(blind, 'masked-word', { text: 'Tom' })).toThrow('specialTokens.mask');
  });
});

describe('relation', () => {
  it.each(['Tom', '[Tom]', '[Tom] [ ]', '[Tom [Tom', '[\u200b] [Tom]', '[Tom] [\u200b]'])(
    'refuses %j, which has not two things in brackets',
    (text) => {
      expect(() => readMarked(model, 'relation', { text })).toThrow('text.entities');
    },
  );

  it('puts the four marks in the places of the brackets', () => {
    const { tokens } = readMarked(model, 'relation', { text: '[Tom] and [Tom]' });
    expect(tokens.map(({ text }) => text)).toEqual([
      '<s>',
      '<e1>',
      'Tom',
      '</e1>',
      'and',
      '<e2>',
      'Tom',
      '</e2>',
      '</s>',
    ]);
    expect(tokens.map(({ word }) => word)).toEqual([-1, -1, 0, -1, 1, -1, 2, -1, -1]);
    expect(tokens[3]?.span).toEqual({ start: 4, end: 5 });
  });

  it('refuses a text whose second thing is cut away', () => {
    expect(() => readMarked(modelOf(7), 'relation', { text: '[Tom] and [Tom]' })).toThrow('text.entities');
    expect(readMarked(modelOf(9), 'relation', { text: '[Tom] and [Tom]' }).notices).toEqual([]);
  });

  it('says that the end is cut when both things were read', () => {
    const { notices } = readMarked(modelOf(9), 'relation', { text: '[Tom] and [Tom] Tom' });
    expect(notices).toMatchObject([{ code: 'text.cut', usedChars: 15 }]);
  });
});
