import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowSummary } from './row-summary.ts';

const matrix = (queries: number, keys: number, weights: number[]) => ({
  queries,
  keys,
  data: Float32Array.from(weights),
});

describe('degenerate rows', () => {
  test('a matrix without queries has no row to summarize', () => {
    expect(() => rowSummary(matrix(0, 0, []), 0, 3)).toThrow('invalid query: 0');
  });

  test('a query without keys looks nowhere', () => {
    expect(rowSummary(matrix(1, 0, []), 0, 3)).toEqual({
      query: 0,
      top: [],
      restWeight: 0,
      restKeys: 0,
      invalidKeys: 0,
    });
  });

  test('one token looks at itself', () => {
    expect(rowSummary(matrix(1, 1, [1]), 0, 3).top).toEqual([{ key: 0, weight: 1 }]);
  });

  test('an all-zero row looks nowhere', () => {
    expect(rowSummary(matrix(1, 3, [0, 0, 0]), 0, 3)).toMatchObject({ top: [], restWeight: 0, restKeys: 0 });
  });

  test('NaN is counted and never named', () => {
    const summary = rowSummary(matrix(1, 3, [Number.NaN, 0.75, 0.25]), 0, 1);
    expect(summary).toMatchObject({ top: [{ key: 1, weight: 0.75 }], restWeight: 0.25, invalidKeys: 1 });
  });

  test('a query or count that does not exist is refused by name and value', () => {
    expect(() => rowSummary(matrix(1, 1, [1]), 1, 3)).toThrow('invalid query: 1');
    expect(() => rowSummary(matrix(1, 1, [1]), 0, -1)).toThrow('invalid count: -1');
  });
});

test('the strongest keys come first, and equal ones in reading order', () => {
  const { top, restWeight, restKeys } = rowSummary(
    matrix(2, 5, [1, 0, 0, 0, 0, 0.125, 0.25, 0.25, 0, 0.375]),
    1,
    2,
  );
  expect(top).toEqual([
    { key: 4, weight: 0.375 },
    { key: 1, weight: 0.25 },
  ]);
  expect(restWeight).toBe(0.375);
  expect(restKeys).toBe(2);
});

test('shown weights and the rest together are the row sum', () => {
  const anyRow = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });
  fc.assert(
    fc.property(anyRow, fc.nat(50), (weights, count) => {
      const row = matrix(1, weights.length, weights);
      const { top, restWeight } = rowSummary(row, 0, count);
      const shown = top.reduce((sum, { weight }) => sum + weight, 0);
      expect(shown + restWeight).toBeCloseTo(
        row.data.reduce((sum, weight) => sum + weight, 0),
        4,
      );
    }),
  );
});
