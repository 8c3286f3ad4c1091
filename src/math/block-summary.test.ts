import { expect, test } from 'vitest';
import { blockSummary } from './block-summary.ts';

const matrix = (queries: number, keys: number, weights: readonly number[]) => ({
  queries,
  keys,
  data: Float32Array.from(weights),
});
const block = (top: number, bottom: number, left: number, right: number) => ({
  queries: { start: top, end: bottom },
  keys: { start: left, end: right },
});

test('an empty matrix has no block', () => {
  expect(() => blockSummary(matrix(0, 0, []), block(0, 1, 0, 1))).toThrow('invalid queries.end: 1');
});

test('one cell is its own sum, mean and maximum', () => {
  const summary = blockSummary(matrix(1, 1, [0.5]), block(0, 1, 0, 1));
  expect(summary).toEqual({
    count: 1,
    invalid: 0,
    sum: 0.5,
    mean: 0.5,
    rowShare: 0.5,
    largest: { query: 0, key: 0, weight: 0.5 },
  });
});

test('an all-masked block has weight 0 everywhere', () => {
  const summary = blockSummary(matrix(2, 2, [0, 0, 0, 0]), block(0, 2, 0, 2));
  expect(summary).toMatchObject({ sum: 0, mean: 0, largest: { query: 0, key: 0, weight: 0 } });
});

test('NaN is counted and is in no other number; of NaN alone there is no mean and no maximum', () => {
  const some = blockSummary(matrix(1, 2, [Number.NaN, 0.5]), block(0, 1, 0, 2));
  expect(some).toMatchObject({ count: 2, invalid: 1, sum: 0.5, mean: 0.5, largest: { key: 1 } });
  const none = blockSummary(matrix(1, 1, [Number.NaN]), block(0, 1, 0, 1));
  expect(none).toMatchObject({ invalid: 1, sum: 0, mean: Number.NaN, largest: undefined });
});

test('rows and columns are half-open, row = query, column = key', () => {
  const whole = matrix(2, 3, [0.5, 0.25, 0.25, 0, 0.125, 0.875]);
  expect(blockSummary(whole, block(0, 2, 1, 3))).toMatchObject({
    count: 4,
    sum: 1.5,
    mean: 0.375,
    rowShare: 0.75,
    largest: { query: 1, key: 2, weight: 0.875 },
  });
  expect(blockSummary(whole, block(0, 1, 0, 3)).rowShare).toBe(1);
});

test('a block outside the matrix is refused by name and value', () => {
  const whole = matrix(2, 2, [1, 0, 0, 1]);
  expect(() => blockSummary(whole, block(1, 1, 0, 2))).toThrow('invalid queries.start: 1');
  expect(() => blockSummary(whole, block(0, 2, 0, 3))).toThrow('invalid keys.end: 3');
  expect(() => blockSummary(whole, block(0.5, 2, 0, 2))).toThrow('invalid queries.start: 0.5');
});
