import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countInk, formatPatches, parsePatches } from './patches.ts';

const grid = { columns: 8, rows: 8, levels: 17 };

describe('a picture as text', () => {
  it('is undefined for an empty text, a short one, and a sign beyond the levels', () => {
    expect(parsePatches('', grid)).toBeUndefined();
    expect(parsePatches('0'.repeat(63), grid)).toBeUndefined();
    expect(parsePatches(`h${'0'.repeat(63)}`, grid)).toBeUndefined();
    expect(parsePatches(` ${'0'.repeat(63)}`, grid)).toBeUndefined();
  });
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(16), { minLength: 64, maxLength: 64 }), (ink) => {
        expect(parsePatches(formatPatches(ink), grid)).toEqual(ink);
      }),
    );
  });
  it('refuses ink that has no sign', () => {
    expect(() => formatPatches([0.5])).toThrow(RangeError);
    expect(() => formatPatches([-1])).toThrow(RangeError);
    expect(() => formatPatches([36])).toThrow(RangeError);
  });
});

describe('ink of a bitmap', () => {
  it('is counted patch by patch', () => {
    const isInk = Array.from({ length: 32 * 32 }, (_, at) => at % 32 >= 28 && at < 4 * 32);
    const ink = countInk(isInk, 32, grid);
    expect(ink[7]).toBe(16);
    expect(ink.reduce((sum, count) => sum + count, 0)).toBe(16);
  });
  it('is never lost and never more than a patch holds', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1024, maxLength: 1024 }), (isInk) => {
        const ink = countInk(isInk, 32, grid);
        expect(ink.reduce((sum, count) => sum + count, 0)).toBe(isInk.filter(Boolean).length);
        expect(Math.max(...ink)).toBeLessThanOrEqual(16);
      }),
    );
  });
  it('refuses sizes that the grid does not part', () => {
    expect(() => countInk(new Array(30 * 32).fill(false), 30, grid)).toThrow(RangeError);
  });
});
