import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findToken, getSlot, layoutTokenRow } from './token-row.ts';

describe('degenerate rows', () => {
  test('no tokens take no room', () => {
    const row = layoutTokenRow([], 8);
    expect(row).toEqual({ slots: [], gap: 8, width: 0 });
    expect(findToken(row, 0)).toBeUndefined();
  });

  test('one token has no gaps', () => {
    expect(layoutTokenRow([30], 8)).toEqual({ slots: [{ x: 0, width: 30, center: 15 }], gap: 8, width: 30 });
  });

  test('a token without text still has a place', () => {
    const row = layoutTokenRow([10, 0, 10], 8);
    expect(row.slots.map(({ center }) => center)).toEqual([5, 18, 31]);
    expect(findToken(row, 18)).toBe(1);
  });

  test('bad widths and gaps are refused by name and value', () => {
    expect(() => layoutTokenRow([10, -1], 8)).toThrow('invalid widths[1]: -1');
    expect(() => layoutTokenRow([Number.NaN], 8)).toThrow('invalid widths[0]: NaN');
    expect(() => layoutTokenRow([10], -1)).toThrow('invalid gap: -1');
    expect(() => getSlot(layoutTokenRow([10], 8), 'key', 1)).toThrow('invalid key: 1');
  });
});

test('tokens stand side by side with the gap between them', () => {
  const row = layoutTokenRow([20, 40, 10], 6);
  expect(row.slots.map(({ x }) => x)).toEqual([0, 26, 72]);
  expect(row.width).toBe(82);
});

test('half a gap belongs to the token beside it', () => {
  const row = layoutTokenRow([20, 40], 6);
  expect([22, 23, 24].map((x) => findToken(row, x))).toEqual([0, 1, 1]);
  expect([-4, -3, 68, 69].map((x) => findToken(row, x))).toEqual([undefined, 0, 1, undefined]);
});

test('every point of a token finds this token', () => {
  const widths = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 80 });
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(widths, fc.nat(20), share, share, (all, gap, which, dx) => {
      const row = layoutTokenRow(all, gap);
      const token = Math.floor(which * all.length);
      const { x, width, center } = getSlot(row, 'query', token);
      expect(findToken(row, x + Math.floor(dx * width * 64) / 64)).toBe(token);
      expect(findToken(row, center)).toBe(token);
    }),
  );
});
