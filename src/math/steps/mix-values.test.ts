import { expect, test } from 'vitest';
import { mixValues, weightedValues } from './mix-values.ts';

test('without keys there is nothing to mix', () => {
  expect([...mixValues([], new Float32Array(0), 2)]).toEqual([0, 0]);
  expect(weightedValues([], new Float32Array(0), 2)).toHaveLength(0);
});

test('one key with weight 1 gives its value', () => {
  expect([...mixValues([1], Float32Array.of(3, -4), 2)]).toEqual([3, -4]);
});

test('the mix is the sum of the weighted values', () => {
  const values = Float32Array.of(1, 2, 3, 4, 5, 6);
  const parts = weightedValues([0.5, 0.25, 0.25], values, 2);
  expect([...parts]).toEqual([0.5, 1, 0.75, 1, 1.25, 1.5]);
  expect([...mixValues([0.5, 0.25, 0.25], values, 2)]).toEqual([2.5, 3.5]);
});

test('values that do not fit the weights are refused', () => {
  expect(() => mixValues([1], new Float32Array(3), 2)).toThrow('invalid length of values: 3');
});
