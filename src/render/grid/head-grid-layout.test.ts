import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hitHeadGrid } from './head-grid-hit.ts';
import { layoutHeadGrid, thumbnailBox } from './head-grid-layout.ts';

const options = { layers: 2, heads: 4, width: 400, devicePixelRatio: 1 };

describe('degenerate grids', () => {
  test('no layers or no heads give an empty grid without hits', () => {
    for (const none of [{ layers: 0 }, { heads: 0 }]) {
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
    expect(layoutHeadGrid({ ...options, layers: 1, heads: 1 })).toMatchObject({
      size: 96,
      width: 96,
      height: 96,
    });
  });

  test('without room thumbnails are as small as they get, and the grid scrolls', () => {
    expect(layoutHeadGrid({ ...options, width: 0 })).toMatchObject({ size: 24, width: 108, overflows: true });
  });

  test('bad options are refused by name and value', () => {
    expect(() => layoutHeadGrid({ ...options, layers: -1 })).toThrow('invalid layers: -1');
    expect(() => layoutHeadGrid({ ...options, heads: 0.5 })).toThrow('invalid heads: 0.5');
    expect(() => layoutHeadGrid({ ...options, width: Number.NaN })).toThrow('invalid width: NaN');
    expect(() => layoutHeadGrid({ ...options, gap: -1 })).toThrow('invalid gap: -1');
    expect(() => layoutHeadGrid({ ...options, minSize: 0 })).toThrow('invalid minSize: 0');
    expect(() => layoutHeadGrid({ ...options, maxSize: 8 })).toThrow('invalid maxSize: 8');
    expect(() => thumbnailBox(layoutHeadGrid(options), { layer: 2, head: 0 })).toThrow('invalid layer: 2');
    expect(() => thumbnailBox(layoutHeadGrid(options), { layer: 0, head: 4 })).toThrow('invalid head: 4');
  });
});

test('twelve heads fill the width with whole pixels', () => {
  const layout = layoutHeadGrid({ ...options, layers: 12, heads: 12, width: 800 });
  expect(layout).toMatchObject({ size: 63, gap: 4, width: 800, height: 800, overflows: false });
});

test('a layer is a row and a head is a column', () => {
  const layout = layoutHeadGrid(options);
  expect(thumbnailBox(layout, { layer: 1, head: 2 })).toEqual({ x: 200, y: 100, width: 96, height: 96 });
  expect(layout).toMatchObject({ size: 96, width: 396, height: 196 });
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
      fc.tuple(share, share, share, share),
      (layers, heads, width, gap, [row, column, dx, dy]) => {
        const layout = layoutHeadGrid({ ...options, layers, heads, width, gap });
        const head = { layer: Math.floor(row * layers), head: Math.floor(column * heads) };
        const box = thumbnailBox(layout, head);
        expect(hitHeadGrid(layout, box.x + within(box.width, dx), box.y + within(box.height, dy))).toEqual(
          head,
        );
      },
    ),
  );
});

test('thumbnails fill the room as far as their bounds allow', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 24 }), fc.nat(1600), (heads, width) => {
      const layout = layoutHeadGrid({ ...options, heads, width });
      if (layout.size > 24) expect(layout.width).toBeLessThanOrEqual(width);
      if (layout.size < 96) expect(layout.width + heads).toBeGreaterThan(width);
      expect(layout.overflows).toBe(layout.width > width);
    }),
  );
});
