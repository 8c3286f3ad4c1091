import { describe, expect, test } from 'vitest';
import { rowFocus } from './row-focus.ts';

const matrix = (queries: number, keys: number, weights: number[]) => ({
  queries,
  keys,
  data: Float32Array.from(weights),
});

describe('degenerate matrices', () => {
  test('without tokens, and with all rows masked, there is nothing to say', () => {
    expect(rowFocus(matrix(0, 0, []), [])).toEqual({ strongest: Number.NaN, parked: Number.NaN });
    expect(rowFocus(matrix(2, 2, [0, 0, 0, 0]), [0])).toEqual({ strongest: Number.NaN, parked: Number.NaN });
  });

  test('one token has all the weight', () => {
    expect(rowFocus(matrix(1, 1, [1]), [0])).toEqual({ strongest: 1, parked: 1 });
  });

  test('a masked row does not count, and NaN is not hidden', () => {
    expect(rowFocus(matrix(2, 2, [0, 0, 0.25, 0.75]), [0])).toEqual({ strongest: 0.75, parked: 0.25 });
    expect(rowFocus(matrix(2, 2, [0.5, Number.NaN, 0.25, 0.75]), [0]).strongest).toBeNaN();
    expect(rowFocus(matrix(1, 3, [Number.NaN, 0.5, 0.25]), []).strongest).toBeNaN();
  });
});

test('uniform rows: one over the number of keys, and as much for each key that is parked on', () => {
  expect(rowFocus(matrix(2, 4, new Array(8).fill(0.25)), [0, 3])).toEqual({ strongest: 0.25, parked: 0.5 });
});

test('the identity looks at one key alone, and parks one row of three on the first', () => {
  const { strongest, parked } = rowFocus(matrix(3, 3, [1, 0, 0, 0, 1, 0, 0, 0, 1]), [0]);
  expect(strongest).toBe(1);
  expect(parked).toBeCloseTo(1 / 3, 12);
});
