import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layoutMaps } from './map-layouts.ts';

it('Maps without cells have no size', () => {
  const [layout] = layoutMaps([{ queries: 0, keys: 0 }], { width: 100, height: 100 }, 28, 1);
  expect(layout).toMatchObject({ width: 0, height: 0 });
});

it('Maps side by side have cells of one size and stay in their room', () => {
  const size = fc.record({
    queries: fc.integer({ min: 1, max: 512 }),
    keys: fc.integer({ min: 1, max: 512 }),
  });
  fc.assert(
    fc.property(fc.array(size, { minLength: 1, maxLength: 3 }), (sizes) => {
      const room = { width: 240, height: 320 };
      const layouts = layoutMaps(sizes, room, 28, 1);
      for (const { cellWidth, cellHeight, width, height } of layouts) {
        expect(cellWidth).toBeCloseTo(layouts[0]?.cellWidth ?? 0, 6);
        expect(cellHeight).toBeCloseTo(layouts[0]?.cellHeight ?? 0, 6);
        expect(width).toBeLessThanOrEqual(room.width + 1e-6);
        expect(height).toBeLessThanOrEqual(room.height + 1e-6);
        expect(cellWidth).toBeLessThanOrEqual(28);
      }
    }),
  );
});
