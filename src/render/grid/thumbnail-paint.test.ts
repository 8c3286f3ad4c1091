import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxPool } from '../../math/max-pool.ts';
import { colorIndices } from '../color/color-indices.ts';
import { getPalette, paletteColor } from '../color/palette.ts';
import { colorIndex, INVALID_INDEX } from '../color/scale.ts';
import { fakeCanvas } from '../fake-canvas.ts';
import { paintThumbnail } from './thumbnail-paint.ts';

const palette = getPalette('light');
const background = paletteColor(palette, 0);
const full = paletteColor(palette, 255);

const matrix = (queries: number, keys: number, weights: ArrayLike<number>) => ({
  queries,
  keys,
  data: Float32Array.from(weights),
});

describe('degenerate thumbnails', () => {
  test('an empty matrix is all background', () => {
    const canvas = fakeCanvas();
    paintThumbnail(canvas, 2, 2, matrix(0, 0, []), palette, 'linear');
    expect([canvas.colorAt(0, 0), canvas.colorAt(1, 1)]).toEqual([background, background]);
  });

  test('an empty canvas is not painted', () => {
    const canvas = fakeCanvas();
    paintThumbnail(canvas, 0, 2, matrix(1, 1, [1]), palette, 'linear');
    expect(canvas.puts).toHaveLength(0);
  });

  test('one weight fills the thumbnail', () => {
    const canvas = fakeCanvas();
    paintThumbnail(canvas, 3, 3, matrix(1, 1, [1]), palette, 'linear');
    for (let at = 0; at < 9; at++) expect(canvas.colorAt(at % 3, Math.floor(at / 3))).toBe(full);
  });

  test('one NaN among thousands of weights is seen', () => {
    const canvas = fakeCanvas();
    const weights = new Float32Array(4096).fill(0.5);
    weights[64 * 10 + 50] = Number.NaN;
    paintThumbnail(canvas, 8, 8, matrix(64, 64, weights), palette, 'linear');
    expect(canvas.colorAt(6, 1)).toBe(paletteColor(palette, INVALID_INDEX));
  });
});

test('data of the wrong size is refused', () => {
  expect(() => paintThumbnail(fakeCanvas(), 8, 8, matrix(2, 2, [1]), palette, 'linear')).toThrow(
    'invalid matrix: 1 weights for 2 queries × 2 keys',
  );
});

test('every pixel has the colour of the largest weight under it', () => {
  const count = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(count, count, count, count, (queries, keys, width, height) => {
      const weights = Array.from({ length: queries * keys }, (_, at) => ((at * 37) % 101) / 100);
      const any = matrix(queries, keys, weights);
      const canvas = fakeCanvas();
      paintThumbnail(canvas, width, height, any, palette, 'sqrt');
      const { data } = maxPool(any, width, height);
      for (let at = 0; at < data.length; at++) {
        const expected = paletteColor(palette, colorIndex(data[at] as number, 'sqrt'));
        const found = canvas.colorAt(at % width, Math.floor(at / width));
        if (found !== expected) expect.fail(`pixel ${at}: ${found} ≠ ${expected}`);
      }
    }),
  );
});

test('a single strong weight among thousands is seen at its place: row = query, column = key', () => {
  const canvas = fakeCanvas();
  const weights = new Float32Array(512 * 512);
  weights[512 * 100 + 400] = 1;
  paintThumbnail(canvas, 64, 64, matrix(512, 512, weights), palette, 'linear');
  expect(canvas.colorAt(50, 12)).toBe(full);
  expect(canvas.colorAt(12, 50)).toBe(background);
});

test('by row, every pixel has the colour of the largest share of its row, to one step', () => {
  const count = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(count, count, count, count, (queries, keys, width, height) => {
      const weights = Array.from({ length: queries * keys }, (_, at) => ((at * 37) % 101) / 404);
      const any = matrix(queries, keys, weights);
      const canvas = fakeCanvas();
      paintThumbnail(canvas, width, height, any, palette, 'row');
      const indices = Float32Array.from(colorIndices(any, 'row'));
      const { data } = maxPool({ ...any, data: indices.map((index) => index / 1024) }, width, height);
      for (let at = 0; at < data.length; at++) {
        // Pooled shares are float32: exactly between two colours they may fall on either side.
        const index = (data[at] as number) * 1024;
        const near = [index - 1, index, index + 1].filter((step) => step >= 0 && step <= 255);
        const found = canvas.colorAt(at % width, Math.floor(at / width)) ?? 'nothing';
        expect(near.map((step) => paletteColor(palette, step))).toContain(found);
      }
    }),
  );
});
