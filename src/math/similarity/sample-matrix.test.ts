import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headDivergence } from '../measures/head-divergence.ts';
import { sampleMatrix } from './sample-matrix.ts';

const count = fc.integer({ min: 1, max: 24 });

/** Rows that sum to 1. */
function stochastic(queries: number, keys: number, seed: number) {
  const data = Float32Array.from({ length: queries * keys }, (_, at) => ((at * 37 + seed * 13) % 101) + 1);
  for (let row = 0; row < queries; row++) {
    const weights = data.subarray(row * keys, (row + 1) * keys);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    weights.forEach((weight, key) => {
      weights[key] = weight / sum;
    });
  }
  return { queries, keys, data };
}

describe('degenerate sizes', () => {
  test('an empty matrix stays empty', () => {
    const none = { queries: 0, keys: 0, data: new Float32Array(0) };
    expect(sampleMatrix(none, 4, 4)).toEqual(none);
  });

  test('no rows or no keys are refused', () => {
    expect(() => sampleMatrix(stochastic(2, 2, 0), 0, 1)).toThrow('invalid rows: 0');
    expect(() => sampleMatrix(stochastic(2, 2, 0), 1, 0)).toThrow('invalid keys: 0');
  });
});

test('what is small enough stays as it is', () => {
  const matrix = stochastic(3, 5, 1);
  expect(sampleMatrix(matrix, 3, 5)).toBe(matrix);
});

test('rows are chosen and keys are added up', () => {
  const matrix = {
    queries: 4,
    keys: 4,
    data: Float32Array.from([1, 0, 0, 0, 0.5, 0.5, 0, 0, 0, 0, 1, 0, 0.125, 0.125, 0.25, 0.5]),
  };
  expect(sampleMatrix(matrix, 2, 2)).toEqual({
    queries: 2,
    keys: 2,
    data: Float32Array.from([1, 0, 0.25, 0.75]),
  });
});

test('rows still sum to 1, and no two heads become less alike', () => {
  fc.assert(
    fc.property(count, count, count, fc.nat(50), (queries, keys, groups, seed) => {
      const [a, b] = [stochastic(queries, keys, seed), stochastic(queries, keys, seed + 1)];
      const [smallA, smallB] = [sampleMatrix(a, queries, groups), sampleMatrix(b, queries, groups)];
      for (let row = 0; row < queries; row++) {
        const weights = smallA.data.subarray(row * smallA.keys, (row + 1) * smallA.keys);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
      }
      expect(headDivergence(smallA, smallB)).toBeLessThanOrEqual(headDivergence(a, b) + 1e-6);
    }),
  );
});
