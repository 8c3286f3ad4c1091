import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeOf, SCAN_SIZE } from './fit-strokes.ts';

const point = fc.record({
  x: fc.double({ min: -500, max: 500, noNaN: true }),
  y: fc.double({ min: -500, max: 500, noNaN: true }),
});

it('puts a dot in the middle', () => {
  expect(placeOf([[{ x: 7, y: 9 }]])({ x: 7, y: 9 })).toEqual({ x: 16, y: 16 });
});

it('keeps every point inside the frame, the pen included, and touches it on two sides', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 20 }), (stroke) => {
      const place = placeOf([stroke]);
      const found = stroke.map(place);
      for (const { x, y } of found) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(2 - 1e-6);
        expect(Math.max(x, y)).toBeLessThanOrEqual(SCAN_SIZE - 2 + 1e-6);
      }
      const reach = (values: number[]) => Math.max(...values) - Math.min(...values);
      const spread = Math.max(reach(stroke.map(({ x }) => x)), reach(stroke.map(({ y }) => y)));
      fc.pre(spread > 1e-3);
      const largest = Math.max(reach(found.map(({ x }) => x)), reach(found.map(({ y }) => y)));
      expect(largest).toBeCloseTo(SCAN_SIZE - 4, 3);
    }),
  );
});
