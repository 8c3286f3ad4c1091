import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COLOR_SCALES,
  colorIndex,
  colorPosition,
  INVALID_INDEX,
  indexWeight,
  RANGE_TOLERANCE,
} from './scale.ts';

describe.each(COLOR_SCALES)('the %s scale', (scale) => {
  test('NaN and infinity have the colour of what is no weight', () => {
    expect(colorIndex(Number.NaN, scale)).toBe(INVALID_INDEX);
    expect(colorIndex(Number.POSITIVE_INFINITY, scale)).toBe(INVALID_INDEX);
    expect(colorIndex(Number.NEGATIVE_INFINITY, scale)).toBe(INVALID_INDEX);
  });

  test('a rounding error beyond the range is drawn as its end, anything more as no weight', () => {
    expect(colorIndex(-RANGE_TOLERANCE, scale)).toBe(0);
    expect(colorIndex(1 + RANGE_TOLERANCE / 2, scale)).toBe(255);
    expect(colorIndex(-0.02, scale)).toBe(INVALID_INDEX);
    expect(colorIndex(1.02, scale)).toBe(INVALID_INDEX);
  });

  test('0 has the first and 1 the last colour', () => {
    expect(colorIndex(0, scale)).toBe(0);
    expect(colorIndex(1, scale)).toBe(255);
  });

  test('every index stands for a weight that has this index', () => {
    for (let index = 0; index < 256; index++) {
      expect(colorIndex(indexWeight(index, scale), scale)).toBe(index);
    }
  });

  test('a larger weight never has a smaller index', () => {
    const anyWeight = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(anyWeight, anyWeight, (a, b) => {
        expect(colorIndex(Math.max(a, b), scale)).toBeGreaterThanOrEqual(colorIndex(Math.min(a, b), scale));
      }),
    );
  });

  test('an index is at most half a step away from the exact position', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (weight) => {
        const exact = colorPosition(weight, scale) * 255;
        expect(Math.abs(colorIndex(weight, scale) - exact)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});

test('the square root spreads weak weights', () => {
  expect(colorIndex(0.04, 'linear')).toBe(10);
  expect(colorIndex(0.04, 'sqrt')).toBe(51);
});
