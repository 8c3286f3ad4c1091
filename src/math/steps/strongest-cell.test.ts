import { expect, test } from 'vitest';
import { strongestCell } from './strongest-cell.ts';

const none = { queries: new Set<number>(), keys: new Set<number>() };
const matrix = { queries: 2, keys: 3, data: Float32Array.of(1, 0, 0, 0.6, 0.1, 0.3) };

test('an empty matrix has no cell', () => {
  expect(strongestCell({ queries: 0, keys: 0, data: new Float32Array(0) }, none)).toBeUndefined();
  expect(strongestCell({ queries: 2, keys: 0, data: new Float32Array(0) }, none)).toBeUndefined();
});

test('one token looks at itself', () => {
  expect(strongestCell({ queries: 1, keys: 1, data: Float32Array.of(1) }, none)).toEqual({
    query: 0,
    key: 0,
  });
});

test('it is in the last row, and what is left out does not count', () => {
  expect(strongestCell(matrix, none)).toEqual({ query: 1, key: 0 });
  expect(strongestCell(matrix, { ...none, keys: new Set([0]) })).toEqual({ query: 1, key: 2 });
  expect(strongestCell(matrix, { queries: new Set([1]), keys: new Set() })).toEqual({ query: 0, key: 0 });
});

test('when everything is left out, everything counts', () => {
  expect(strongestCell(matrix, { queries: new Set([0, 1]), keys: new Set([0, 1, 2]) })).toEqual({
    query: 1,
    key: 0,
  });
});

test('a row of NaN still has a first cell', () => {
  const broken = { queries: 1, keys: 2, data: Float32Array.of(Number.NaN, Number.NaN) };
  expect(strongestCell(broken, none)).toEqual({ query: 0, key: 0 });
});
