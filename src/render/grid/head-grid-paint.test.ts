import { describe, expect, test } from 'vitest';
import type { AttentionMatrix } from '../../core/attention.ts';
import { getPalette, paletteColor } from '../color/palette.ts';
import { fakeCanvas } from '../fake-canvas.ts';
import { layoutHeadGrid, thumbnailBox } from './head-grid-layout.ts';
import { deviceBox, paintHeadGrid } from './head-grid-paint.ts';

const palette = getPalette('dark');
const background = paletteColor(palette, 0);
const options = { layers: 2, heads: 3, width: 200, devicePixelRatio: 1 };

const flat = (weight: number): AttentionMatrix => ({
  queries: 64,
  keys: 64,
  data: new Float32Array(64 * 64).fill(weight),
});

describe('degenerate grids', () => {
  test('no heads paint nothing', () => {
    const canvas = fakeCanvas();
    paintHeadGrid(canvas, layoutHeadGrid({ ...options, heads: 0 }), [], palette, 'linear');
    expect(canvas.puts).toHaveLength(0);
  });

  test('heads that are not computed and heads without tokens are left as background', () => {
    const canvas = fakeCanvas();
    const none = { queries: 0, keys: 0, data: new Float32Array(0) };
    const layout = layoutHeadGrid({ ...options, layers: 1 });
    paintHeadGrid(canvas, layout, [undefined, none, flat(1)], palette, 'linear');
    const middle = layout.size / 2;
    expect(canvas.colorAt(Math.floor(middle), 10)).toBe(background);
    expect(canvas.colorAt(Math.floor(middle) + layout.size + layout.gap, 10)).toBe(background);
    expect(canvas.colorAt(layout.canvasWidth - 1, 10)).toBe(paletteColor(palette, 255));
  });

  test('a wrong number of matrices is refused', () => {
    expect(() => paintHeadGrid(fakeCanvas(), layoutHeadGrid(options), [flat(1)], palette, 'linear')).toThrow(
      'invalid matrices: 1 for 2 layers × 3 heads',
    );
  });
});

describe.each([1, 1.25, 1.5, 2])('at device pixel ratio %d', (devicePixelRatio) => {
  const layout = layoutHeadGrid({ ...options, devicePixelRatio });
  const canvas = fakeCanvas();
  const weights = [0, 0.2, 0.4, 0.6, 0.8, 1];
  paintHeadGrid(canvas, layout, weights.map(flat), palette, 'linear');

  test('the whole grid is put on the canvas at once', () => {
    expect(canvas.puts).toHaveLength(1);
    expect(canvas.puts[0]?.width).toBe(Math.round(layout.width * devicePixelRatio));
  });

  test.each([0, 1, 2, 3, 4, 5])('thumbnail %i is filled to its corners', (at) => {
    const place = { layer: Math.floor(at / 3), head: at % 3 };
    const { x, y, width, height } = deviceBox(layout, place);
    const color = paletteColor(palette, Math.round((weights[at] ?? 0) * 255));
    expect(canvas.colorAt(x, y)).toBe(color);
    expect(canvas.colorAt(x + width - 1, y + height - 1)).toBe(color);
    if (place.head < 2) expect(canvas.colorAt(x + width, y)).toBe(background);
    if (place.layer < 1) expect(canvas.colorAt(x, y + height)).toBe(background);
  });

  test('a thumbnail is at most one device pixel away from its box on the page', () => {
    const place = { layer: 1, head: 2 };
    const page = thumbnailBox(layout, place);
    const device = deviceBox(layout, place);
    expect(Math.abs(device.x - page.x * devicePixelRatio)).toBeLessThanOrEqual(1);
    expect(Math.abs(device.y - page.y * devicePixelRatio)).toBeLessThanOrEqual(1);
    expect(Math.abs(device.width - page.width * devicePixelRatio)).toBeLessThanOrEqual(1);
  });
});
