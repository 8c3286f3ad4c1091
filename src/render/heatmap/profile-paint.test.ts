import { describe, expect, test } from 'vitest';
import { INVALID_INDEX } from '../color/scale.ts';
import type { AxisView } from './axis-view.ts';
import { fillProfile } from './profile-paint.ts';

const colors = { bar: 1, lit: 2, invalid: 3 };
const axis = (count: number, pixels: number): AxisView => ({
  count,
  cell: pixels / Math.max(1, count),
  offset: 0,
  length: pixels,
  pixels,
});

function strip(
  along: 'columns' | 'rows',
  values: number[],
  { pixels = values.length, depth = 4, lit = -1 } = {},
) {
  const [width, height] = along === 'columns' ? [pixels, depth] : [depth, pixels];
  const grid = { pixels: new Uint32Array(width * height).fill(9), width, height };
  const indices = Uint16Array.from(values);
  fillProfile(grid, along, axis(values.length, pixels), { indices, base: 0, stride: 1 }, colors, lit);
  const rows = Array.from({ length: height }, (_, y) => [
    ...grid.pixels.subarray(y * width, (y + 1) * width),
  ]);
  return rows.map((row) => row.join(''));
}

describe('degenerate profiles', () => {
  test('no items leave the strip empty', () => {
    expect(strip('columns', [], { pixels: 2, depth: 2 })).toEqual(['00', '00']);
  });

  test('an all-masked row has no bars', () => {
    expect(strip('columns', [0, 0], { depth: 2 })).toEqual(['00', '00']);
  });

  test('NaN is a full bar of its own colour', () => {
    expect(strip('columns', [INVALID_INDEX, 0], { depth: 2 })).toEqual(['30', '30']);
  });
});

test('under the columns, bars stand on the bottom and are as high as their value', () => {
  expect(strip('columns', [255, 128, 1, 0])).toEqual(['1000', '1000', '1100', '1110']);
});

test('beside the rows, bars start at the left edge', () => {
  expect(strip('rows', [255, 128, 1, 0])).toEqual(['1111', '1100', '1000', '0000']);
});

test('the bar of the item that the reader points at has its own colour', () => {
  expect(strip('rows', [255, 255], { lit: 1, depth: 2 })).toEqual(['11', '22']);
});

test('where items share a pixel the largest counts', () => {
  expect(strip('columns', [0, 255, 0, 0], { pixels: 2, depth: 1 })).toEqual(['10']);
});

test('a column of a matrix is read with the stride of its rows', () => {
  const indices = Uint16Array.of(0, 255, 0, 0, 0, 255);
  const grid = { pixels: new Uint32Array(3), width: 1, height: 3 };
  fillProfile(grid, 'rows', axis(3, 3), { indices, base: 1, stride: 2 }, colors);
  expect([...grid.pixels]).toEqual([1, 0, 1]);
});
