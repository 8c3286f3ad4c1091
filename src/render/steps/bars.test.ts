import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barsPath, barY, hitBars, layoutBars, stepsPath } from './bars.ts';

const room = { width: 100, height: 50, leastCell: 4, mostCell: 40 };

test('no values make an empty picture', () => {
  const layout = layoutBars({ ...room, count: 0, values: [[]] });
  expect(layout.width).toBe(0);
  expect(barsPath(layout, [])).toBe('');
  expect(hitBars(layout, 0)).toBeUndefined();
});

test('one bar is at most as wide as allowed, and zeros have a line to stand on', () => {
  const layout = layoutBars({ ...room, count: 1, values: [[0]] });
  expect(layout).toMatchObject({ cell: 40, width: 40, zero: 50 });
});

test('NaN and infinity have no bar', () => {
  const values = [Number.NaN, Number.NEGATIVE_INFINITY, 1];
  const layout = layoutBars({ ...room, count: 3, values: [values] });
  expect(layout).toMatchObject({ low: 0, high: 1 });
  expect(barsPath(layout, values).match(/M/g)).toHaveLength(1);
});

test('bars of both signs stand on one zero line', () => {
  const layout = layoutBars({ ...room, count: 2, values: [[3, -1]] });
  expect(layout.zero).toBe(37.5);
  expect(barsPath(layout, [3, -1])).toContain('V0h');
  expect(barsPath(layout, [3, -1])).toContain('V50h');
  expect(barsPath(layout, [3, -1], (at) => at === 0)).not.toContain('V50h');
});

test('the running sum steps from bar to bar', () => {
  const layout = layoutBars({ ...room, count: 2, values: [[2, 4]] });
  expect(stepsPath(layout, [2, 4])).toBe('M0 50V25H40V0H80');
});

test('many bars are not squeezed: the picture gets wider', () => {
  expect(layoutBars({ ...room, count: 512, values: [[]] }).width).toBe(512 * 4);
});

test('every bar is hit in its middle, and every value lies inside the picture', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 600 });
  fc.assert(
    fc.property(values, fc.integer({ min: 50, max: 900 }), (all, width) => {
      const layout = layoutBars({ ...room, width, count: all.length, values: [all] });
      all.forEach((value, at) => {
        expect(hitBars(layout, (at + 0.5) * layout.cell)).toBe(at);
        expect(barY(layout, value)).toBeGreaterThanOrEqual(-1e-9);
        expect(barY(layout, value)).toBeLessThanOrEqual(layout.height + 1e-9);
      });
      expect(hitBars(layout, -1)).toBeUndefined();
      expect(hitBars(layout, layout.width + 1)).toBeUndefined();
    }),
  );
});
