import { expect, test } from 'vitest';
import {
  differences,
  extentOf,
  getRow,
  largestMagnitude,
  productTerms,
  runningSums,
  stackRows,
  vectorLength,
} from './vectors.ts';

const numbers = (...values: number[]) => Float32Array.from(values);

test('nothing has no rows, no terms and no magnitude', () => {
  expect(() => getRow(numbers(), 0, 3)).toThrow('invalid row: 0');
  expect(stackRows([])).toHaveLength(0);
  expect(productTerms(numbers(), numbers())).toHaveLength(0);
  expect(runningSums([])).toHaveLength(0);
  expect(largestMagnitude()).toBe(0);
  expect(vectorLength([])).toBe(0);
});

test('a row is a view of its matrix', () => {
  const matrix = numbers(1, 2, 3, 4, 5, 6);
  const row = getRow(matrix, 1, 3);
  expect([...row]).toEqual([4, 5, 6]);
  expect(row.buffer).toBe(matrix.buffer);
  expect(() => getRow(matrix, 2, 3)).toThrow('invalid row: 2');
});

test('stacked rows come back row by row, and must have one length', () => {
  const stacked = stackRows([numbers(1, 2), numbers(3, 4)]);
  expect([...getRow(stacked, 1, 2)]).toEqual([3, 4]);
  expect(() => stackRows([numbers(1, 2), numbers(3)])).toThrow('invalid length of a row: 1');
});

test('the running sum of the terms ends with the dot product', () => {
  const terms = productTerms(numbers(1, -2, 3), numbers(4, 5, 0.5));
  expect([...terms]).toEqual([4, -10, 1.5]);
  expect([...runningSums(terms)]).toEqual([4, -6, -4.5]);
});

test('vectors of different lengths are refused', () => {
  expect(() => productTerms(numbers(1), numbers(1, 2))).toThrow('invalid length of the second vector: 2');
  expect(() => differences(numbers(1), numbers())).toThrow('invalid length of the second vector: 0');
});

test('the largest magnitude looks at signs never and at NaN and infinity not at all', () => {
  expect(largestMagnitude(numbers(1, -3), numbers(2, Number.NaN, Number.NEGATIVE_INFINITY))).toBe(3);
});

test('a vector of 3 and 4 is 5 long', () => {
  expect(vectorLength(numbers(3, -4))).toBe(5);
});

test('the extent of nothing is NaN, and NaN does not count', () => {
  expect(extentOf([])).toEqual([Number.NaN, Number.NaN]);
  expect(extentOf(numbers(Number.NaN, 2, -3, Number.NaN))).toEqual([-3, 2]);
});
