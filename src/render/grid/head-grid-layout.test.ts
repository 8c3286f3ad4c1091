import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hitHeadGrid } from './head-grid-hit.ts';
import { layoutHeadGrid, thumbnailBox } from './head-grid-layout.ts';

const options = { rows: 2, columns: 4, width: 400, devicePixelRatio: 1 };

describe('degenerate grids', () => {
  test('no rows or no columns give an empty grid without hits', () => {
    for (const none of [{ rows: 0 }, { columns: 0 }]) {
      const layout = layoutHeadGrid({ ...options, ...none });
      expect(layout).toMatchObject({
        width: 0,
        height: 0,
        canvasWidth: 0,
        canvasHeight: 0,
        overflows: false,
      });
      expect(hitHeadGrid(layout, 0, 0)).toBeUndefined();
    }
  });

  test('one head has the largest thumbnail and no gap', () => {
    expect(layoutHeadGrid({ ...options, rows: 1, columns: 1 })).toMatchObject({
      size: 96,
      width: 96,
      height: 96,
    });
  });

  test('without room thumbnails are as small as they get, and the grid scrolls', () => {
    expect(layoutHeadGrid({ ...options, width: 0 })).toMatchObject({ size: 24, width: 108, overflows: true });
  });

  test('bad options are refused by name and value', () => {
    expect(() => layoutHeadGrid({ ...options, rows: -1 })).toThrow('invalid rows: -1');
    expect(() => layoutHeadGrid({ ...options, columns: 0.5 })).toThrow('invalid columns: 0.5');
    expect(() => layoutHeadGrid({ ...options, width: Number.NaN })).toThrow('invalid width: NaN');
    expect(() => layoutHeadGrid({ ...options, gap: -1 })).toThrow('invalid gap: -1');
    expect(() => layoutHeadGrid({ ...options, caption: 0.5 })).toThrow('invalid caption: 0.5');
    expect(() => layoutHeadGrid({ ...options, minSize: 0 })).toThrow('invalid minSize: 0');
    expect(() => layoutHeadGrid({ ...options, maxSize: 8 })).toThrow('invalid maxSize: 8');
    expect(() => thumbnailBox(layoutHeadGrid(options), { row: 2, column: 0 })).toThrow('invalid row: 2');
    expect(() => thumbnailBox(layoutHeadGrid(options), { row: 0, column: 4 })).toThrow('invalid column: 4');
  });
});

test('twelve heads fill the width with whole pixels', () => {
  const layout = layoutHeadGrid({ ...options, rows: 12, columns: 12, width: 800 });
  expect(layout).toMatchObject({ size: 63, gap: 4, width: 800, height: 800, overflows: false });
});

test('rows go down and columns to the right', () => {
  const layout = layoutHeadGrid(options);
  expect(thumbnailBox(layout, { row: 1, column: 2 })).toEqual({ x: 200, y: 100, width: 96, height: 96 });
  expect(layout).toMatchObject({ size: 96, width: 396, height: 196 });
});

test('a caption lies under each thumbnail and hits nothing', () => {
  const layout = layoutHeadGrid({ ...options, caption: 16 });
  expect(layout).toMatchObject({ size: 96, width: 396, height: 228 });
  expect(thumbnailBox(layout, { row: 1, column: 0 })).toMatchObject({ y: 116, height: 96 });
  expect(hitHeadGrid(layout, 5, 100)).toBeUndefined();
  expect(hitHeadGrid(layout, 5, 116)).toEqual({ row: 1, column: 0 });
});

test('between thumbnails and outside the grid there is no head', () => {
  const layout = layoutHeadGrid(options);
  expect(hitHeadGrid(layout, layout.size + 1, 5)).toBeUndefined();
  expect(hitHeadGrid(layout, 5, layout.size + 1)).toBeUndefined();
  expect(hitHeadGrid(layout, -1, 5)).toBeUndefined();
  expect(hitHeadGrid(layout, 5, layout.height)).toBeUndefined();
  expect(hitHeadGrid(layout, Number.NaN, 5)).toBeUndefined();
});

test('every point of a thumbnail hits its head', () => {
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const count = fc.integer({ min: 1, max: 24 });
  // In 64ths of a pixel, which add up without rounding.
  const within = (size: number, portion: number) => Math.floor(portion * size * 64) / 64;
  fc.assert(
    fc.property(
      count,
      count,
      fc.nat(1600),
      fc.nat(9),
      fc.nat(20),
      fc.tuple(share, share, share, share),
      (rows, columns, width, gap, caption, [down, across, dx, dy]) => {
        const layout = layoutHeadGrid({ ...options, rows, columns, width, gap, caption });
        const place = { row: Math.floor(down * rows), column: Math.floor(across * columns) };
        const box = thumbnailBox(layout, place);
        expect(hitHeadGrid(layout, box.x + within(box.width, dx), box.y + within(box.height, dy))).toEqual(
          place,
        );
      },
    ),
  );
});

test('thumbnails fill the room as far as their bounds allow', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 24 }), fc.nat(1600), (columns, width) => {
      const layout = layoutHeadGrid({ ...options, columns, width });
      if (layout.size > 24) expect(layout.width).toBeLessThanOrEqual(width);
      if (layout.size < 96) expect(layout.width + columns).toBeGreaterThan(width);
      expect(layout.overflows).toBe(layout.width > width);
    }),
  );
});
