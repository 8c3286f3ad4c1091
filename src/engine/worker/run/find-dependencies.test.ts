import { describe, expect, it } from 'vitest';
import type { Token } from '../../../core/token.ts';
import { findDependencies } from './find-dependencies.ts';

const tokensOf = (...words: number[]) => words.map((word) => ({ word }) as Token);
const find = (tokens: readonly Token[], ...rows: number[][]) =>
  findDependencies(tokens, Float32Array.from(rows.flat()));
const heads = (tokens: readonly Token[], ...rows: number[][]) =>
  find(tokens, ...rows).map(({ token, head }) => [token, head]);

describe('findDependencies', () => {
  it('finds nothing in nothing, and nothing between two marks', () => {
    expect(find([])).toEqual([]);
    expect(find(tokensOf(-1, -1), [0, 1], [1, 0])).toEqual([]);
  });

  it('makes a word alone the root, whatever it and the end mark weigh', () => {
    expect(heads(tokensOf(-1, 0, -1), [0, 0, 0], [1, 9, 9], [0, 0, 0])).toEqual([[1, -1]]);
  });

  it('reads along the row of the word: column 0 is the root, the others are heads', () => {
    const tokens = tokensOf(-1, 0, 1, 2, -1);
    const none = [0, 0, 0, 0, 0];
    expect(heads(tokens, none, [0, 0, 5, 0, 0], [5, 0, 0, 0, 0], [0, 1, 2, 0, 0], none)).toEqual([
      [1, 2],
      [2, -1],
      [3, 2],
    ]);
  });

  it('takes neither the word itself, nor a mark, nor a piece inside a word for a head', () => {
    const tokens = tokensOf(-1, 0, 0, 1, 1, -1);
    const none = [0, 0, 0, 0, 0, 0];
    expect(heads(tokens, none, [0, 9, 9, 1, 9, 9], none, [0, 1, 9, 9, 9, 9], none, none)).toEqual([
      [1, 3],
      [3, 1],
    ]);
  });

  it('need not find a tree: two words can depend on each other', () => {
    const tokens = tokensOf(-1, 0, 1, -1);
    const none = [0, 0, 0, 0];
    expect(heads(tokens, none, [0, 0, 1, 0], [0, 1, 0, 0], none)).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  it('says how probable the head is, among all that the model can name', () => {
    const tokens = tokensOf(-1, 0, 1, -1);
    const none = [0, 0, 0, 0];
    // 5 : 1 : 3 : 1.
    const row = [Math.log(1), Math.log(5), Math.log(3), Math.log(1)];
    const [, second] = find(tokens, none, none, row, none);
    expect(second).toMatchObject({ token: 2, head: 1 });
    expect(second?.probability).toBeCloseTo(0.5, 6);
  });

  it('says root, with no number, of a row that holds none', () => {
    const [only] = find(tokensOf(-1, 0), [0, 0], [Number.NaN, 0]);
    expect(only).toEqual({ token: 1, head: -1, probability: Number.NaN });
  });
});
