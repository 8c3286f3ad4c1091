import { describe, expect, it } from 'vitest';
import type { Token } from '../../../core/token.ts';
import { findEntities } from './find-entities.ts';

const LABELS = ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC'];
const tokensOf = (...words: number[]) => words.map((word) => ({ word }) as Token);

/** Logits in which each token has one label: 0 for that, `rest` for the others. */
const logitsOf = (labels: readonly string[], rest = -50) =>
  Float32Array.from(labels.flatMap((label) => LABELS.map((one) => (one === label ? 0 : rest))));

/** Entities of tokens that are a word each, between two marks. */
const find = (...labels: string[]) => {
  const tokens = tokensOf(-1, ...labels.keys(), -1);
  return findEntities(tokens, logitsOf(['O', ...labels, 'O']), LABELS).map(({ start, end, label }) => [
    label,
    start,
    end,
  ]);
};

describe('findEntities', () => {
  it('finds nothing in nothing, and nothing where all is O', () => {
    expect(findEntities([], new Float32Array(), LABELS)).toEqual([]);
    expect(find()).toEqual([]);
    expect(find('O', 'O')).toEqual([]);
  });

  it('finds nothing where the logits are no numbers', () => {
    const broken = new Float32Array(LABELS.length).fill(Number.NaN);
    expect(findEntities(tokensOf(0), broken, LABELS)).toEqual([]);
  });

  it('joins what continues, and ends it before the next word', () => {
    expect(find('O', 'B-PER', 'I-PER', 'O')).toEqual([['PER', 2, 4]]);
  });

  it('ends a thing at the last word, in front of the end mark', () => {
    expect(find('B-LOC')).toEqual([['LOC', 1, 2]]);
    expect(find('O', 'B-PER', 'I-PER')).toEqual([['PER', 2, 4]]);
  });

  it('keeps two things of a kind apart that follow each other', () => {
    expect(find('B-PER', 'B-PER', 'I-PER')).toEqual([
      ['PER', 1, 2],
      ['PER', 2, 4],
    ]);
  });

  it('begins a thing at an I that continues nothing of its kind', () => {
    expect(find('I-PER', 'I-PER', 'O')).toEqual([['PER', 1, 3]]);
  });

  it('takes the likelier kind for all of a thing whose words disagree', () => {
    const row = (...chances: number[]) => chances.map(Math.log);
    // B-PER 0.5, then I-LOC 0.6: only B-LOC (0.4) may stand before it.
    const logits = Float32Array.from([...row(0.05, 0.5, 0.03, 0.4, 0.02), ...row(0.1, 0.1, 0.1, 0.1, 0.6)]);
    expect(findEntities(tokensOf(0, 1), logits, LABELS)).toMatchObject([{ label: 'LOC', start: 0, end: 2 }]);
  });

  it('asks the first token of a word alone, and takes all of its tokens', () => {
    const logits = logitsOf(['O', 'B-PER', 'O', 'B-LOC', 'O', 'B-LOC']);
    const tokens = tokensOf(-1, 0, 0, 0, 1, -1);
    expect(findEntities(tokens, logits, LABELS)).toMatchObject([{ label: 'PER', start: 1, end: 4 }]);
  });

  it('leaves a lone space in front of a thing out, whose label it has', () => {
    const spaced = (...texts: string[]) =>
      texts.map((text, at) => ({ text, word: at > 1 ? at - 1 : 0 }) as Token);
    const logits = logitsOf(['B-PER', 'O', 'I-PER']);
    expect(findEntities(spaced('␣', '«', 'Tom'), logits, LABELS)).toMatchObject([{ start: 1, end: 3 }]);
    const lone = [{ text: '␣', word: 0 } as Token];
    expect(findEntities(lone, logitsOf(['B-PER']), LABELS)).toMatchObject([{ start: 0, end: 1 }]);
  });

  it('gives the mean probability of its words’ labels', () => {
    // 4 of 8 and 4 of 5: the other four labels have 1 each, or a quarter each.
    const row = (label: string, rest: number) => LABELS.map((one) => (one === label ? Math.log(4) : rest));
    const logits = Float32Array.from([...row('B-PER', 0), ...row('I-PER', Math.log(0.25))]);
    const [entity] = findEntities(tokensOf(0, 1), logits, LABELS);
    expect(entity?.probability).toBeCloseTo((0.5 + 0.8) / 2, 6);
  });

  it('keeps the hyphens of a label’s name', () => {
    expect(findEntities(tokensOf(0), Float32Array.of(0, 9), ['O', 'B-work-of-art'])).toMatchObject([
      { label: 'work-of-art' },
    ]);
  });
});
