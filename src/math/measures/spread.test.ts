import { expect, it } from 'vitest';
import { spreadOf } from './spread.ts';

it('says nothing of no values', () => {
  expect(spreadOf([])).toEqual({ mean: Number.NaN, lower: Number.NaN, upper: Number.NaN, count: 0 });
  expect(spreadOf([Number.NaN]).count).toBe(0);
});

it('gives one value as mean and quartiles', () => {
  expect(spreadOf([0.3])).toEqual({ mean: 0.3, lower: 0.3, upper: 0.3, count: 1 });
});

it('has the quartiles of numpy.quantile, whatever the order, and passes over NaN', () => {
  // numpy.quantile([1, 2, 4, 7], [0.25, 0.75]) = [1.75, 4.75]
  expect(spreadOf([7, 1, Number.NaN, 4, 2])).toEqual({ mean: 3.5, lower: 1.75, upper: 4.75, count: 4 });
});
