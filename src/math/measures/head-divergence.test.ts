import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matrixOf, shiftMatrix } from './hand-made.ts';
import { headDivergence } from './head-divergence.ts';

it('says nothing of no rows, and of rows that are masked in one of the heads', () => {
  const nothing = matrixOf([[0, 0]]);
  expect(headDivergence(shiftMatrix(0, 0), shiftMatrix(0, 0))).toBeNaN();
  expect(headDivergence(nothing, matrixOf([[1, 0]]))).toBeNaN();
});

it('is 0 for equal heads and ln 2 for heads that share no key', () => {
  expect(headDivergence(shiftMatrix(5, -1), shiftMatrix(5, -1))).toBe(0);
  expect(headDivergence(matrixOf([[1, 0]]), matrixOf([[0, 1]]))).toBeCloseTo(Math.LN2, 12);
});

it('is the formula on a pair worked out by hand', () => {
  // p = (1, 0), q = (½, ½), m = (¾, ¼): ½ [ln 4/3 + ½ ln 2/3 + ½ ln 2].
  const expected = (Math.log(4 / 3) + 0.5 * Math.log(2 / 3) + 0.5 * Math.log(2)) / 2;
  expect(headDivergence(matrixOf([[1, 0]]), matrixOf([[0.5, 0.5]]))).toBeCloseTo(expected, 12);
});

it('compares only the rows that are named', () => {
  const a = matrixOf([
    [1, 0],
    [1, 0],
  ]);
  const b = matrixOf([
    [1, 0],
    [0, 1],
  ]);
  expect(headDivergence(a, b, [0])).toBe(0);
  expect(headDivergence(a, b, [1])).toBeCloseTo(Math.LN2, 12);
});

it('refuses heads of different sizes', () => {
  expect(() => headDivergence(matrixOf([[1]]), matrixOf([[1, 0]]))).toThrow(
    'invalid pair: 1 × 1 and 1 × 2 weights',
  );
});

it('is the same both ways, from 0 to ln 2', () => {
  const row = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 })
    .filter((counts) => counts.some((count) => count > 0))
    .map((counts) => counts.map((count) => count / counts.reduce((a, b) => a + b)));
  fc.assert(
    fc.property(row, row, (p, q) => {
      const forth = headDivergence(matrixOf([p]), matrixOf([q]));
      expect(headDivergence(matrixOf([q]), matrixOf([p]))).toBeCloseTo(forth, 12);
      expect(forth).toBeGreaterThanOrEqual(-1e-12);
      expect(forth).toBeLessThanOrEqual(Math.LN2 + 1e-12);
    }),
  );
});
