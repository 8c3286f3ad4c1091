import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxPool } from '../../math/max-pool.ts';
import { colorIndices } from '../color/color-indices.ts';
import { getPalette } from '../color/palette.ts';
import { colorIndex, INVALID_INDEX } from '../color/scale.ts';
import {
  blockBetween,
  blockBox,
  layoutPlot,
  type PlotLayout,
  plotAxes,
  type ZoomView,
} from './plot-layout.ts';
import { fillPlot } from './plot-paint.ts';
import { boundView } from './zoom-view.ts';

const palette = getPalette('dark');
const { packed } = palette;
const weightsOf = (count: number) => Float32Array.from({ length: count }, (_, at) => ((at * 37) % 101) / 100);

function paint(layout: PlotLayout, data: ArrayLike<number>, view?: ZoomView) {
  const { queries, keys, canvasWidth: width, canvasHeight: height } = layout;
  const matrix = { queries, keys, data: Float32Array.from(data) };
  const pixels = new Uint32Array(width * height).fill(0xdeadbeef);
  const indices = colorIndices(matrix, 'linear');
  const axes = plotAxes(layout, view);
  const pooled = fillPlot({ pixels, width, height }, axes, { queries, keys, indices }, palette);
  return { pixels, axes, pooled, colorAt: (x: number, y: number) => pixels[y * width + x] };
}

describe('degenerate matrices', () => {
  const room = { width: 520, height: 520, devicePixelRatio: 1 };

  test('an empty matrix has no pixels', () => {
    expect(paint(layoutPlot({ ...room, queries: 0, keys: 0 }), []).pixels).toHaveLength(0);
  });

  test('one weight fills its cell and leaves the gap to the background', () => {
    const { colorAt } = paint(layoutPlot({ ...room, queries: 1, keys: 1 }), [1]);
    expect([colorAt(0, 0), colorAt(38, 38)]).toEqual([packed[255], packed[255]]);
    expect([colorAt(39, 0), colorAt(0, 39), colorAt(39, 39)]).toEqual([packed[0], packed[0], packed[0]]);
  });

  test('an all-zero row is background and NaN has its own colour', () => {
    const { colorAt } = paint(layoutPlot({ ...room, queries: 2, keys: 2 }), [0, 0, Number.NaN, 1]);
    expect([colorAt(5, 5), colorAt(45, 5)]).toEqual([packed[0], packed[0]]);
    expect([colorAt(5, 45), colorAt(45, 45)]).toEqual([packed[INVALID_INDEX], packed[255]]);
  });

  test('a matrix of another size than its axes is refused', () => {
    const axes = plotAxes(layoutPlot({ ...room, queries: 2, keys: 2 }));
    const matrix = { queries: 1, keys: 2, indices: new Uint16Array(2) };
    const grid = { pixels: new Uint32Array(80 * 80), width: 80, height: 80 };
    expect(() => fillPlot(grid, axes, matrix, palette)).toThrow('invalid matrix: 1 × 2 on axes of 2 × 2');
  });
});

test('a query is a row and a key is a column', () => {
  const layout = layoutPlot({ queries: 2, keys: 3, width: 120, height: 120, devicePixelRatio: 1 });
  const { colorAt } = paint(layout, [0, 0, 1, 0, 0, 0]);
  expect([colorAt(2 * 40 + 5, 5), colorAt(5, 45)]).toEqual([packed[255], packed[0]]);
});

test('at every zoom, the middle of every cell of a pixel and more has exactly the colour of its weight', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 1, max: 90 }),
      fc.constantFrom(0.75, 1, 1.25, 1.5, 2, 2.625),
      fc.integer({ min: 30, max: 300 }),
      share,
      share,
      share,
      (queries, keys, devicePixelRatio, side, zoom, left, top) => {
        const layout = layoutPlot({ queries, keys, width: side, height: side, devicePixelRatio });
        const k = 1 + zoom * zoom * (layout.maxZoom - 1);
        const view = boundView(layout, { k, x: -left * k * side, y: -top * k * side });
        const weights = weightsOf(queries * keys);
        const { axes, colorAt } = paint(layout, weights, view);
        const [rx, ry] = [layout.canvasWidth / layout.width, layout.canvasHeight / layout.height];
        fc.pre(axes.columns.cell * rx >= 1 && axes.rows.cell * ry >= 1);
        for (let at = 0; at < weights.length; at++) {
          const cell = { query: Math.floor(at / keys), key: at % keys };
          const box = blockBox(axes, blockBetween(cell, cell));
          const whole = box.x >= 0 && box.y >= 0 && box.x + box.width <= layout.width;
          if (!whole || box.y + box.height > layout.height) continue;
          // The pixel of the cell whose edges were rounded to whole pixels, not the one of its exact middle.
          const x = Math.floor((Math.round(box.x * rx) + Math.round((box.x + box.width) * rx) - 1) / 2);
          const y = Math.floor((Math.round(box.y * ry) + Math.round((box.y + box.height) * ry) - 1) / 2);
          const expected = packed[colorIndex(weights[at] as number, 'linear')];
          if (colorAt(x, y) !== expected) expect.fail(`cell ${at} at ${x}, ${y}`);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('more cells than pixels: each pixel has the maximum of its cells, as pooling gives it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 40, max: 200 }), fc.integer({ min: 10, max: 39 }), (count, side) => {
      const layout = layoutPlot({
        queries: count,
        keys: count,
        width: side,
        height: side,
        devicePixelRatio: 1,
      });
      const { canvasWidth: width, canvasHeight: height } = layout;
      const data = Float32Array.from({ length: count * count }, (_, at) => ((at * 7919) % 9973) / 9973);
      const pooled = maxPool({ queries: count, keys: count, data }, width, height);
      const { pixels, pooled: most } = paint(layout, data);
      expect([...pixels]).toEqual([...pooled.data].map((weight) => packed[colorIndex(weight, 'linear')]));
      expect(most.queries).toBeGreaterThan(1);
    }),
    { numRuns: 30 },
  );
});

test('a single strong weight among 512 × 512 is never lost, NaN neither', () => {
  const layout = layoutPlot({ queries: 512, keys: 512, width: 200, height: 200, devicePixelRatio: 1 });
  for (const [weight, index] of [
    [1, 255],
    [Number.NaN, INVALID_INDEX],
  ] as const) {
    const data = new Float32Array(512 * 512);
    data[512 * 301 + 77] = weight;
    const { pixels } = paint(layout, data);
    expect(pixels.filter((pixel) => pixel === packed[index])).toHaveLength(1);
    expect(pixels.filter((pixel) => pixel === packed[0])).toHaveLength(200 * 200 - 1);
  }
});
