import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logitChange } from './logit-change.ts';

const logits = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 5, maxLength: 5 });

describe('logitChange', () => {
  it('of nothing and of one choice is 0', () => {
    expect(logitChange([], []).divergence).toBe(0);
    expect(logitChange([3], [-8])).toMatchObject({ divergence: 0, before: Float64Array.of(1) });
  });

  it('refuses rows of different lengths', () => {
    expect(() => logitChange([1], [1, 2])).toThrow('invalid logits: 1 before, 2 after');
  });

  it('has the values of the formula', () => {
    // p = (½, ½), p' = (¼, ¾): ½ ln 2 + ½ ln ⅔.
    const change = logitChange([0, 0], [Math.log(0.25), Math.log(0.75)]);
    expect(change.divergence).toBeCloseTo(0.5 * Math.log(2) + 0.5 * Math.log(2 / 3), 12);
    expect(change.after[1]).toBeCloseTo(0.75, 12);
  });

  it('is infinite where what was possible became impossible, and not where it never was', () => {
    const never = Number.NEGATIVE_INFINITY;
    expect(logitChange([0, 0], [0, never]).divergence).toBe(Number.POSITIVE_INFINITY);
    expect(logitChange([0, never], [0, never]).divergence).toBe(0);
  });

  it('is NaN, not silence, when a logit is', () => {
    expect(logitChange([0, 0], [Number.NaN, 0]).divergence).toBeNaN();
  });

  it('is 0 for equal rows, never negative, and blind to a constant that all logits share', () => {
    fc.assert(
      fc.property(logits, logits, (a, b) => {
        expect(logitChange(a, [...a]).divergence).toBe(0);
        const { divergence, before } = logitChange(a, b);
        expect(divergence).toBeGreaterThanOrEqual(0);
        expect(before.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 10);
        expect(
          logitChange(
            a,
            b.map((logit) => logit + 3),
          ).divergence,
        ).toBeCloseTo(divergence, 8);
      }),
    );
  });
});
