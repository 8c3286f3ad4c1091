import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LEAST_RANGE, symmetricRange } from './symmetric-range.ts';

it('A scale without differences has the least range, and what is no difference is refused', () => {
  expect(symmetricRange(0)).toBe(LEAST_RANGE);
  expect(() => symmetricRange(Number.NaN)).toThrow('invalid largest: NaN');
  expect(() => symmetricRange(-1)).toThrow('invalid largest: -1');
});

it('A range is the next of 1, 2, 5 in its decade', () => {
  expect([0.0011, 0.2, 0.21, 0.5, 0.7, 1, 1.001, 1.2].map(symmetricRange)).toEqual([
    0.002, 0.2, 0.5, 0.5, 1, 1, 1, 2,
  ]);
});

it('A range holds its differences and is at most two and a half times as large', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 900, noNaN: true }).filter((value) => value <= 1 || value > 1.01),
      (largest) => {
        const range = symmetricRange(largest);
        expect(range).toBeGreaterThanOrEqual(largest);
        expect(range / largest).toBeLessThanOrEqual(2.5 + 1e-9);
      },
    ),
  );
});
