import { describe, expect, it } from 'vitest';
import { withoutKeys } from './without-keys.ts';

const matrix = (queries: number, keys: number, ...data: number[]) => ({
  queries,
  keys,
  data: Float32Array.from(data),
});

describe('attention without some keys', () => {
  it('is the matrix itself when none is left out', () => {
    const whole = matrix(1, 2, 0.5, 0.5);
    expect(withoutKeys(whole, new Set()).matrix).toBe(whole);
    expect([...withoutKeys(whole, new Set()).removed]).toEqual([0]);
  });
  it('lets the rest of each row grow to 1 and says what was removed', () => {
    const { matrix: rest, removed } = withoutKeys(matrix(2, 3, 0.5, 0.25, 0.25, 0, 0.75, 0.25), new Set([0]));
    expect([...rest.data]).toEqual([0, 0.5, 0.5, 0, 0.75, 0.25]);
    expect([...removed]).toEqual([0.5, 0]);
  });
  it('makes a row of which everything went 0, not NaN', () => {
    const { matrix: rest, removed } = withoutKeys(matrix(1, 2, 1, 0), new Set([0]));
    expect([...rest.data]).toEqual([0, 0]);
    expect([...removed]).toEqual([1]);
  });
  it('leaves the tensor as it was', () => {
    const whole = matrix(1, 2, 0.5, 0.5);
    withoutKeys(whole, new Set([1]));
    expect([...whole.data]).toEqual([0.5, 0.5]);
  });
});
