import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getPalette, paletteColor } from '../color/palette.ts';
import { colorIndex, INVALID_INDEX } from '../color/scale.ts';
import { fakeCanvas } from '../fake-canvas.ts';
import { cellBox, layoutHeatmap } from './heatmap-layout.ts';
import { deviceEdges, paintHeatmap } from './heatmap-paint.ts';

const palette = getPalette('dark');
const room = { width: 520, height: 520, devicePixelRatio: 1, labelHeight: 14 };
const background = paletteColor(palette, 0);

const matrix = (queries: number, keys: number, weights: ArrayLike<number>) => ({
  queries,
  keys,
  data: Float32Array.from(weights),
});

describe('degenerate matrices', () => {
  test('an empty matrix paints nothing', () => {
    const canvas = fakeCanvas();
    paintHeatmap(
      canvas,
      layoutHeatmap({ ...room, queries: 0, keys: 0 }),
      matrix(0, 0, []),
      palette,
      'linear',
    );
    expect(canvas.puts).toHaveLength(0);
  });

  test('one weight fills its cell and leaves the gap to the background', () => {
    const canvas = fakeCanvas();
    paintHeatmap(
      canvas,
      layoutHeatmap({ ...room, queries: 1, keys: 1 }),
      matrix(1, 1, [1]),
      palette,
      'linear',
    );
    expect(canvas.puts).toHaveLength(1);
    for (const [x, y] of [
      [0, 0],
      [38, 38],
      [38, 0],
      [0, 38],
    ] as const) {
      expect(canvas.colorAt(x, y)).toBe(paletteColor(palette, 255));
    }
    for (const [x, y] of [
      [39, 0],
      [0, 39],
      [39, 39],
    ] as const)
      expect(canvas.colorAt(x, y)).toBe(background);
  });

  test('an all-zero row has the colour of the page', () => {
    const canvas = fakeCanvas();
    paintHeatmap(
      canvas,
      layoutHeatmap({ ...room, queries: 1, keys: 2 }),
      matrix(1, 2, [0, 0]),
      palette,
      'sqrt',
    );
    expect(canvas.colorAt(10, 10)).toBe(background);
  });

  test('NaN has its own colour', () => {
    const canvas = fakeCanvas();
    const nan = matrix(1, 2, [Number.NaN, 1]);
    paintHeatmap(canvas, layoutHeatmap({ ...room, queries: 1, keys: 2 }), nan, palette, 'linear');
    expect(canvas.colorAt(20, 20)).toBe(paletteColor(palette, INVALID_INDEX));
    expect(canvas.colorAt(60, 20)).toBe(paletteColor(palette, 255));
  });

  test('a matrix of another size than the layout is refused', () => {
    const layout = layoutHeatmap({ ...room, queries: 2, keys: 2 });
    expect(() => paintHeatmap(fakeCanvas(), layout, matrix(1, 2, [0, 1]), palette, 'linear')).toThrow(
      'invalid matrix: 1 × 2 in a layout of 2 × 2',
    );
  });
});

test('a query is a row and a key is a column', () => {
  const canvas = fakeCanvas();
  const layout = layoutHeatmap({ ...room, queries: 2, keys: 3 });
  paintHeatmap(canvas, layout, matrix(2, 3, [0, 0, 1, 0, 0, 0]), palette, 'linear');
  expect(canvas.colorAt(2 * layout.cell + 5, 5)).toBe(paletteColor(palette, 255));
  expect(canvas.colorAt(5, layout.cell + 5)).toBe(background);
});

test('a gap of one CSS pixel is two device pixels on a display of ratio 2', () => {
  const canvas = fakeCanvas();
  const layout = layoutHeatmap({ ...room, devicePixelRatio: 2, queries: 1, keys: 2 });
  paintHeatmap(canvas, layout, matrix(1, 2, [1, 1]), palette, 'linear');
  const first = [77, 78, 79, 80].map((x) => canvas.colorAt(x, 10) === background);
  expect(first).toEqual([false, true, true, false]);
});

test('the pixel at the centre of every cell has exactly the colour of its weight', () => {
  const count = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(
      count,
      count,
      fc.constantFrom(0.5, 0.75, 1, 1.1, 1.25, 1.5, 2, 2.625, 3),
      fc.constantFrom('linear' as const, 'sqrt' as const),
      fc.integer({ min: 0, max: 800 }),
      (queries, keys, devicePixelRatio, scale, side) => {
        const weights = Array.from({ length: queries * keys }, (_, at) => ((at * 37) % 101) / 100);
        const layout = layoutHeatmap({ ...room, queries, keys, devicePixelRatio, width: side, height: side });
        const canvas = fakeCanvas();
        const full = matrix(queries, keys, weights);
        paintHeatmap(canvas, layout, full, palette, scale);
        for (let at = 0; at < weights.length; at++) {
          const box = cellBox(layout, Math.floor(at / keys), at % keys);
          const x = Math.floor(((box.x + box.width / 2) * layout.canvasWidth) / layout.width);
          const y = Math.floor(((box.y + box.height / 2) * layout.canvasHeight) / layout.height);
          const expected = paletteColor(palette, colorIndex(full.data[at] as number, scale));
          if (canvas.colorAt(x, y) !== expected)
            expect.fail(`cell ${at}: ${canvas.colorAt(x, y)} ≠ ${expected}`);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('cells that are smaller than a device pixel (page zoomed out) show their maximum', () => {
  const canvas = fakeCanvas();
  const weights = new Float32Array(128 * 128);
  weights[128 * 3 + 100] = 1;
  const layout = layoutHeatmap({ ...room, devicePixelRatio: 0.125, queries: 128, keys: 128 });
  paintHeatmap(canvas, layout, matrix(128, 128, weights), palette, 'linear');
  expect(layout.canvasWidth).toBe(64);
  expect(canvas.colorAt(50, 1)).toBe(paletteColor(palette, 255));
});

test('cells of few device pixels have no gaps', () => {
  const canvas = fakeCanvas();
  const layout = layoutHeatmap({ ...room, devicePixelRatio: 0.1, queries: 2, keys: 2, maxCell: 14 });
  paintHeatmap(canvas, layout, matrix(2, 2, [1, 1, 1, 1]), palette, 'linear');
  expect(layout).toMatchObject({ gap: 1, canvasWidth: 3 });
  for (const at of [0, 1, 2]) expect(canvas.colorAt(at, at)).toBe(paletteColor(palette, 255));
});

test('every device pixel is painted', () => {
  const canvas = fakeCanvas();
  const layout = layoutHeatmap({
    ...room,
    devicePixelRatio: 1.5,
    queries: 7,
    keys: 9,
    width: 70,
    height: 70,
  });
  paintHeatmap(canvas, layout, matrix(7, 9, new Float32Array(63).fill(0.5)), palette, 'linear');
  const half = paletteColor(palette, 128);
  for (let y = 0; y < layout.canvasHeight; y++) {
    for (let x = 0; x < layout.canvasWidth; x++) expect(canvas.colorAt(x, y)).toBe(half);
  }
});

test('cells share a fractional number of device pixels as evenly as whole pixels can', () => {
  expect([...deviceEdges(4, 6)]).toEqual([0, 2, 3, 5, 6]);
  expect([...deviceEdges(0, 0)].length).toBe(1);
});
