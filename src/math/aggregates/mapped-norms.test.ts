import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramOf, mappedNorms, multiply, rowNorms } from './mapped-norms.ts';

describe('multiply', () => {
  it('gives nothing of no rows', () => {
    expect(multiply(new Float32Array(), Float32Array.of(1, 2), 1)).toEqual(new Float32Array());
  });

  it('multiplies row-major matrices', () => {
    expect(multiply(Float32Array.of(1, 2, 3, 4), Float32Array.of(5, 6, 7, 8), 2)).toEqual(
      Float32Array.of(19, 22, 43, 50),
    );
    expect(multiply(Float32Array.of(1, 2), Float32Array.of(1, 0, 2, 0, 1, 3), 2)).toEqual(
      Float32Array.of(1, 2, 8),
    );
  });

  it('refuses lengths that do not fit', () => {
    expect(() => multiply(Float32Array.of(1, 2, 3), Float32Array.of(1, 2), 2)).toThrow('multiples of 2');
  });
});

describe('rowNorms', () => {
  it('is the length of each row, 0 for zeros, NaN for NaN', () => {
    expect(rowNorms(Float32Array.of(3, 4, 0, 0, Number.NaN, 1), 2)).toEqual(
      Float32Array.of(5, 0, Number.NaN),
    );
    expect(rowNorms(new Float32Array(), 0)).toEqual(new Float32Array());
  });
});

describe('mappedNorms', () => {
  it('is the length of what multiplying gives, without multiplying', () => {
    const numbers = (length: number) =>
      fc.array(fc.float({ min: -4, max: 4, noNaN: true }), { minLength: length, maxLength: length });
    fc.assert(
      fc.property(numbers(5 * 3), numbers(3 * 4), (rows, matrix) => {
        const [x, w] = [Float32Array.from(rows), Float32Array.from(matrix)];
        const direct = rowNorms(multiply(x, w, 3), 4);
        const mapped = mappedNorms(x, gramOf(w, 3), 3);
        for (const [at, length] of direct.entries()) expect(mapped[at]).toBeCloseTo(length, 3);
      }),
    );
  });
});
