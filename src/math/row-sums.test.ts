import { describe, expect, test } from 'vitest';
import { rowSumError, rowSums } from './row-sums.ts';

const matrix = (queries: number, keys: number, weights: number[]) => ({
  queries,
  keys,
  data: Float32Array.from(weights),
});

describe('degenerate matrices', () => {
  test('a matrix without queries has no row and no error', () => {
    expect(rowSums(matrix(0, 0, []))).toHaveLength(0);
    expect(rowSumError(matrix(0, 3, []))).toBe(0);
  });

  test('queries without keys have an error of 1', () => {
    expect(rowSumError(matrix(2, 0, []))).toBe(1);
  });

  test('one token that looks at itself has no error', () => {
    expect(rowSumError(matrix(1, 1, [1]))).toBe(0);
  });

  test('an all-zero row has an error of 1', () => {
    expect(rowSumError(matrix(2, 2, [0.5, 0.5, 0, 0]))).toBe(1);
  });

  test('one NaN makes the error NaN, which no tolerance accepts', () => {
    const error = rowSumError(matrix(2, 2, [Number.NaN, 0.5, 0.5, 0.5]));
    expect(error).toBeNaN();
    expect(error <= 1).toBe(false);
  });

  test('data of the wrong size is refused', () => {
    expect(() => rowSums(matrix(2, 2, [1, 0, 1]))).toThrow('invalid rows: 3 weights for 2 rows × 2 keys');
  });
});

test('the largest deviation counts, above or below 1', () => {
  expect(rowSumError(matrix(3, 2, [0.5, 0.5, 0.5, 0.75, 0.5, 0.375]))).toBe(0.25);
  expect(rowSumError(matrix(2, 2, [0.5, 0.25, 0.5, 0.5]))).toBe(0.25);
});

test('a tensor has a sum for every query of every head', () => {
  const tensor = { heads: 2, ...matrix(2, 2, [1, 0, 0.5, 0.5, 0.25, 0.75, 0.25, 0.25]) };
  expect([...rowSums(tensor)]).toEqual([1, 1, 1, 0.5]);
  expect(rowSumError(tensor)).toBe(0.5);
});
