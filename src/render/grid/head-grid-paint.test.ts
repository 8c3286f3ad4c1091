import { describe, expect, test } from 'vitest';
import type { AttentionMatrix } from '../../core/attention.ts';
import { getPalette, paletteColor } from '../color/palette.ts';
import { fakeGridCanvas } from './fake-grid-canvas.ts';
import { deviceBox, layoutHeadGrid, thumbnailBox } from './head-grid-layout.ts';
import { type MatrixAt, paintHeadGrid } from './head-grid-paint.ts';

const palette = getPalette('dark');
const options = { rows: 2, columns: 3, width: 200, devicePixelRatio: 1 };

const flat = (weight: number): AttentionMatrix => ({
  queries: 64,
  keys: 64,
  data: new Float32Array(64 * 64).fill(weight),
});
const none = { queries: 0, keys: 0, data: new Float32Array(0) };

function painted(layout = layoutHeadGrid(options), matrixAt: MatrixAt = () => flat(1)) {
  const canvas = fakeGridCanvas();
  for (const _ of paintHeadGrid(canvas, layout, matrixAt, palette, 'linear'));
  return canvas;
}

describe('degenerate grids', () => {
  test('no heads paint nothing', () => {
    expect(painted(layoutHeadGrid({ ...options, columns: 0 })).strips).toEqual([]);
  });

  test('heads that are not there and heads without tokens are left transparent', () => {
    const layout = layoutHeadGrid({ ...options, rows: 1 });
    const canvas = painted(layout, ({ column }) => [undefined, none, flat(1)][column]);
    const middle = Math.floor(layout.size / 2);
    expect(canvas.colorAt(middle, 10)).toBeUndefined();
    expect(canvas.colorAt(middle + layout.size + layout.gap, 10)).toBeUndefined();
    expect(canvas.colorAt(layout.canvasWidth - 1, 10)).toBe(paletteColor(palette, 255));
  });
});

test('a step is a head, and a row is put on the canvas when its last head is ready', () => {
  const canvas = fakeGridCanvas();
  const asked: string[] = [];
  const matrixAt: MatrixAt = ({ row, column }) => {
    asked.push(`${row} ${column}`);
    return flat(1);
  };
  const steps = paintHeadGrid(canvas, layoutHeadGrid(options), matrixAt, palette, 'linear');
  for (let step = 0; step < 3; step++) steps.next();
  expect(asked).toEqual(['0 0', '0 1', '0 2']);
  expect(canvas.strips).toEqual([]);
  steps.next();
  expect(canvas.strips).toHaveLength(1);
  expect([...steps]).toHaveLength(2);
  expect(canvas.strips).toHaveLength(2);
});

describe.each([1, 1.25, 1.5, 2])('at device pixel ratio %d', (devicePixelRatio) => {
  const layout = layoutHeadGrid({ ...options, devicePixelRatio });
  const weights = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const canvas = painted(layout, ({ row, column }) => flat(weights[row * 3 + column] ?? 0));

  test('the strips cover the canvas without gap or overlap', () => {
    let next = 0;
    for (const [top, height] of canvas.strips) {
      expect(top).toBe(next);
      next += height;
    }
    expect(next).toBe(layout.canvasHeight);
  });

  test.each([0, 1, 2, 3, 4, 5])('thumbnail %i is filled to its corners', (at) => {
    const place = { row: Math.floor(at / 3), column: at % 3 };
    const { x, y, width, height } = deviceBox(layout, place);
    const color = paletteColor(palette, Math.round((weights[at] ?? 0) * 255));
    expect(canvas.colorAt(x, y)).toBe(color);
    expect(canvas.colorAt(x + width - 1, y + height - 1)).toBe(color);
    if (place.column < 2) expect(canvas.colorAt(x + width, y)).toBeUndefined();
    if (place.row < 1) expect(canvas.colorAt(x, y + height)).toBeUndefined();
  });

  test('a thumbnail is at most one device pixel away from its box on the page', () => {
    const place = { row: 1, column: 2 };
    const page = thumbnailBox(layout, place);
    const device = deviceBox(layout, place);
    expect(Math.abs(device.x - page.x * devicePixelRatio)).toBeLessThanOrEqual(1);
    expect(Math.abs(device.y - page.y * devicePixelRatio)).toBeLessThanOrEqual(1);
    expect(Math.abs(device.width - page.width * devicePixelRatio)).toBeLessThanOrEqual(1);
  });
});
