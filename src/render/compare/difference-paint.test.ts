import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INVALID_INDEX } from '../color/scale.ts';
import { PAGE_BACKGROUND } from '../color/theme.ts';
import { blockBox, layoutPlot, plotAxes } from '../heatmap/plot-layout.ts';
import { fillDifference } from './difference-paint.ts';
import { differenceIndex } from './difference-scale.ts';
import { divergingColor, getDivergingPalette, SIDE_STEPS } from './diverging-palette.ts';

const palette = getDivergingPalette('light');
const matrix = (queries: number, keys: number, data: ArrayLike<number>) => ({
  queries,
  keys,
  data: Float32Array.from(data),
});
const colors = new Map(
  Array.from({ length: INVALID_INDEX + 1 }, (_, at) => [palette.packed[at], divergingColor(palette, at)]),
);

/** The painted plot of a matrix, in CSS pixels, and the colour of a device pixel. */
function painted(data: ReturnType<typeof matrix>, side: number, devicePixelRatio: number, range: number) {
  const { queries, keys } = data;
  const layout = layoutPlot({ queries, keys, width: side, height: side, devicePixelRatio });
  const axes = plotAxes(layout);
  const { canvasWidth: width, canvasHeight: height } = layout;
  const pixels = new Uint32Array(width * height);
  fillDifference({ pixels, width, height }, axes, data, palette, range);
  return {
    axes,
    width,
    height,
    colorAt: (x: number, y: number) => colors.get(pixels[y * width + x] as number),
  };
}

const colorOf = (difference: number, range: number) =>
  divergingColor(palette, differenceIndex(difference, range));

describe('differenceIndex', () => {
  it('is no colour of the scale for NaN and for a range of nothing', () => {
    expect(differenceIndex(Number.NaN, 1)).toBe(INVALID_INDEX);
    expect(differenceIndex(0, 0)).toBe(INVALID_INDEX);
  });

  it('has no difference in the middle and holds at the ends', () => {
    expect([0, -0, 1, -1, 5, -5].map((value) => differenceIndex(value, 1))).toEqual([
      127, 127, 254, 0, 254, 0,
    ]);
  });

  it('is mirrored when the sign is, and never falls as the difference rises', () => {
    const number = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.double({ min: 0.001, max: 1, noNaN: true }), (x, y, range) => {
        // Halves round up, on either side.
        expect(
          Math.abs(differenceIndex(x, range) + differenceIndex(-x, range) - 2 * SIDE_STEPS),
        ).toBeLessThanOrEqual(1);
        const [low, high] = x < y ? [x, y] : [y, x];
        expect(differenceIndex(low, range)).toBeLessThanOrEqual(differenceIndex(high, range));
      }),
    );
  });
});

describe('fillDifference', () => {
  it('paints nothing of nothing, and refuses a matrix of another size', () => {
    expect(painted(matrix(0, 0, []), 100, 1, 1)).toMatchObject({ width: 0, height: 0 });
    const { axes } = painted(matrix(1, 1, [0]), 10, 1, 1);
    const grid = { pixels: new Uint32Array(1), width: 1, height: 1 };
    expect(() => fillDifference(grid, axes, matrix(2, 1, [0, 0]), palette, 1)).toThrow(
      'invalid matrix: 2 × 1 on axes of 1 × 1',
    );
  });

  it('paints no difference as the page itself, gaps included', () => {
    const { colorAt, width } = painted(matrix(3, 3, Array(9).fill(0)), 90, 1, 1);
    expect(width).toBe(90);
    for (let at = 0; at < 90; at += 7) expect(colorAt(at, 89 - at)).toBe(PAGE_BACKGROUND.light);
  });

  it('gives every cell the colour of its difference, at every pixel ratio', () => {
    const cases = fc.record({
      queries: fc.integer({ min: 1, max: 8 }),
      keys: fc.integer({ min: 1, max: 8 }),
      ratio: fc.constantFrom(1, 1.25, 2),
      side: fc.constantFrom(40, 120, 200),
      range: fc.constantFrom(0.1, 1),
      seed: fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 64, maxLength: 64 }),
    });
    fc.assert(
      fc.property(cases, ({ queries, keys, ratio, side, range, seed }) => {
        const data = matrix(queries, keys, seed.slice(0, queries * keys));
        const { axes, colorAt } = painted(data, side, ratio, range);
        for (let query = 0; query < queries; query += 1) {
          for (let key = 0; key < keys; key += 1) {
            const box = blockBox(axes, {
              queries: { start: query, end: query + 1 },
              keys: { start: key, end: key + 1 },
            });
            const found = colorAt(
              Math.floor((box.x + box.width * 0.4) * ratio),
              Math.floor((box.y + box.height * 0.4) * ratio),
            );
            expect(found).toBe(colorOf(data.data[query * keys + key] as number, range));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the largest difference under a pixel where there are more cells than pixels', () => {
    const data = [0, 0, 0, 0, 0, 0.1, 0, 0, 0, 0, -0.2, 0.9, 0, 0, Number.NaN, 0];
    const { colorAt, width } = painted(matrix(4, 4, data), 2, 1, 1);
    expect(width).toBe(2);
    expect(colorAt(0, 0)).toBe(colorOf(0.1, 1));
    expect(colorAt(1, 0)).toBe(colorOf(0, 1));
    expect(colorAt(1, 1)).toBe(divergingColor(palette, INVALID_INDEX));
  });

  it('loses no difference of five hundred tokens, wherever it stands', () => {
    const cell = fc.integer({ min: 0, max: 511 });
    fc.assert(
      fc.property(cell, cell, fc.constantFrom(-0.7, 0.7), (query, key, difference) => {
        const data = new Float32Array(512 * 512);
        data[query * 512 + key] = difference;
        const { axes, colorAt } = painted({ queries: 512, keys: 512, data }, 240, 1, 1);
        // Where the cell's edge falls into a pixel, the next one may have it.
        const from = (at: number) => Math.floor(at * axes.columns.cell);
        const places = [0, 1].flatMap((x) => [0, 1].map((y) => colorAt(from(key) + x, from(query) + y)));
        expect(places).toContain(colorOf(difference, 1));
      }),
      { numRuns: 25 },
    );
  });
});
