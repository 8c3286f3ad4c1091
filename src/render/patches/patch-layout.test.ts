import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hitPatch, layoutPatches, patchBox } from './patch-layout.ts';

const layouts = fc.record({
  columns: fc.integer({ min: 1, max: 32 }),
  rows: fc.integer({ min: 1, max: 32 }),
  size: fc.integer({ min: 0, max: 900 }),
});

it('refuses a picture without patches', () => {
  expect(() => layoutPatches({ columns: 0, rows: 1, size: 10 })).toThrow(RangeError);
});

it('finds every patch again at each of its corners and nowhere else', () => {
  fc.assert(
    fc.property(layouts, fc.nat(), (options, any) => {
      const layout = layoutPatches(options);
      const patch = any % (layout.columns * layout.rows);
      const { x, y, width, height } = patchBox(layout, patch);
      expect(hitPatch(layout, x, y)).toBe(patch);
      expect(hitPatch(layout, x + width - 0.01, y + height - 0.01)).toBe(patch);
      expect(hitPatch(layout, x + width, y)).not.toBe(patch);
      expect(hitPatch(layout, x, y + height)).not.toBe(patch);
    }),
  );
});

it('finds nothing outside', () => {
  const layout = layoutPatches({ columns: 3, rows: 2, size: 30 });
  for (const [x, y] of [
    [-1, 0],
    [0, -1],
    [30, 0],
    [0, 20],
    [Number.NaN, 0],
  ] as const) {
    expect(hitPatch(layout, x, y)).toBeUndefined();
  }
});
