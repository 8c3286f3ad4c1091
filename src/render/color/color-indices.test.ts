import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { colorIndices, MATRIX_SCALES } from './color-indices.ts';
import { COLOR_SCALES, colorIndex, INVALID_INDEX } from './scale.ts';

const matrix = (queries: number, keys: number, weights: ArrayLike<number>) => ({
  queries,
  keys,
  data: Float32Array.from(weights),
});

describe.each(MATRIX_SCALES)('on the %s scale', (scale) => {
  test('an empty matrix has no indices', () => {
    expect(colorIndices(matrix(0, 0, []), scale)).toHaveLength(0);
    expect(colorIndices(matrix(3, 0, []), scale)).toHaveLength(0);
  });

  test('a row of zeros, all of it masked or left out, has the first colour', () => {
    expect([...colorIndices(matrix(1, 3, [0, 0, 0]), scale)]).toEqual([0, 0, 0]);
  });

  test('NaN is no weight, and takes nothing from the rest of its row', () => {
    expect([...colorIndices(matrix(1, 3, [Number.NaN, 1, 0]), scale)]).toEqual([INVALID_INDEX, 255, 0]);
    expect([...colorIndices(matrix(1, 2, [5, 1]), scale)]).toEqual([INVALID_INDEX, 255]);
  });

  test('data of another size is refused', () => {
    expect(() => colorIndices(matrix(2, 2, [1]), scale)).toThrow(
      'invalid matrix: 1 weights for 2 queries × 2',
    );
  });
});

test('the scales over [0, 1] give every weight its colour, whatever stands beside it', () => {
  const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(weights, fc.constantFrom(...COLOR_SCALES), (row, scale) => {
      const any = matrix(2, 3, row);
      expect([...colorIndices(any, scale)]).toEqual([...any.data].map((weight) => colorIndex(weight, scale)));
    }),
  );
});

test('“per row” gives each row its whole range: 0 to its own largest weight', () => {
  const [a, b, c, d] = colorIndices(matrix(2, 2, [0.01, 0.02, 0.4, 0.1]), 'row');
  expect([a, b, c, d]).toEqual([128, 255, 255, 64]);
});
