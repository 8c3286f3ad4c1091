import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { softmax } from './softmax.ts';

describe('softmax', () => {
  test('of an empty row is an empty row', () => {
    expect([...softmax([])]).toEqual([]);
  });

  test('of one logit is certain, however far from 0', () => {
    for (const logit of [0, 1e30, -1e30]) expect([...softmax([logit])]).toEqual([1]);
  });

  test('gives what is masked nothing', () => {
    expect([...softmax([0, Number.NEGATIVE_INFINITY, 0])]).toEqual([0.5, 0, 0.5]);
  });

  test('says of a row that is all masked, or holds a NaN, that there is no number', () => {
    expect([...softmax([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY])]).toEqual([
      Number.NaN,
      Number.NaN,
    ]);
    expect([...softmax([1, Number.NaN])]).toEqual([Number.NaN, Number.NaN]);
  });

  test('is the share of each exponential', () => {
    const found = softmax([Math.log(1), Math.log(2), Math.log(5)]);
    [0.125, 0.25, 0.625].forEach((share, at) => {
      expect(found[at]).toBeCloseTo(share, 12);
    });
  });

  test('leaves the row that it is given as it is', () => {
    const row = Float32Array.of(1, 2);
    softmax(row);
    expect([...row]).toEqual([1, 2]);
  });

  test('sums to 1, keeps the order, and does not change when all logits move', () => {
    const anyRow = fc.array(fc.double({ min: -700, max: 700, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(anyRow, fc.integer({ min: -1000, max: 1000 }), (row, shift) => {
        const found = softmax(row);
        const moved = softmax(row.map((logit) => logit + shift));
        expect(found.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        row.forEach((logit, at) => {
          expect(found[at]).toBeGreaterThanOrEqual(0);
          expect(moved[at]).toBeCloseTo(found[at] as number, 9);
          if (logit > (row[0] as number)) expect(found[at]).toBeGreaterThanOrEqual(found[0] as number);
        });
      }),
    );
  });
});
