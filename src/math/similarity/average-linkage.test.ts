import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averageLinkage } from './average-linkage.ts';

/** Distances between points on a line. */
const line = (...at: number[]) => Float32Array.from(at.flatMap((a) => at.map((b) => Math.abs(a - b))));

describe('degenerate counts', () => {
  test('nothing gives no group, one gives one', () => {
    expect(averageLinkage(line(), 0, 1)).toEqual([]);
    expect(averageLinkage(line(5), 1, 1)).toEqual([[0]]);
  });

  test('what cannot be compared stays alone', () => {
    expect(averageLinkage(Float32Array.from([0, Number.NaN, Number.NaN, 0]), 2, 1e9)).toEqual([[0], [1]]);
  });

  test('distances of another size are refused', () => {
    expect(() => averageLinkage(line(1, 2), 3, 1)).toThrow('invalid distances: 4 for 3 × 3');
  });
});

test('equal things are one group even when nothing may differ', () => {
  expect(averageLinkage(line(1, 7, 1, 7, 1), 5, 0)).toEqual([
    [0, 2, 4],
    [1, 3],
  ]);
});

test('groups join by the mean over their members, not by the nearest ones', () => {
  // 0 and 1 join first; 3 is 2 away from the nearest of them, but 2.5 on average.
  expect(averageLinkage(line(0, 1, 3), 3, 2)).toEqual([[0, 1], [2]]);
  expect(averageLinkage(line(0, 1, 3), 3, 2.5)).toEqual([[0, 1, 2]]);
});

test('the most alike stand side by side', () => {
  expect(averageLinkage(line(0, 10, 1, 11), 4, 100)).toEqual([[0, 2, 1, 3]]);
});

test('everything is in one group exactly, and a wider limit never makes more groups', () => {
  const points = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 12 });
  fc.assert(
    fc.property(points, fc.nat(30), fc.nat(30), (at, most, more) => {
      const groups = averageLinkage(line(...at), at.length, most);
      expect(groups.flat().sort((a, b) => a - b)).toEqual(at.map((_, index) => index));
      expect(averageLinkage(line(...at), at.length, most + more).length).toBeLessThanOrEqual(groups.length);
    }),
  );
});
