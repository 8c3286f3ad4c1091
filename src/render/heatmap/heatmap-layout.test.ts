import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellBox, layoutHeatmap, tickIndices, tickStride } from './heatmap-layout.ts';

const options = { queries: 8, keys: 8, width: 520, height: 520, devicePixelRatio: 1, labelHeight: 14 };

describe('degenerate matrices', () => {
  test('no tokens give an empty plot', () => {
    expect(layoutHeatmap({ ...options, queries: 0, keys: 0 })).toMatchObject({
      width: 0,
      height: 0,
      canvasWidth: 0,
      canvasHeight: 0,
      overflows: false,
    });
    expect(layoutHeatmap({ ...options, queries: 0 })).toMatchObject({ width: 0, height: 0 });
  });

  test('no tokens and no room give an empty plot', () => {
    const layout = layoutHeatmap({ ...options, queries: 0, keys: 0, width: 0, height: 0 });
    expect(layout).toMatchObject({ width: 0, height: 0, tickStride: 1 });
  });

  test('one token has the largest cell', () => {
    expect(layoutHeatmap({ ...options, queries: 1, keys: 1 })).toMatchObject({ cell: 40, width: 40, gap: 1 });
  });

  test('without room the cells are as small as they get, and the plot scrolls', () => {
    const layout = layoutHeatmap({ ...options, width: 0, height: 0 });
    expect(layout).toMatchObject({ cell: 3, width: 24, overflows: true });
  });

  test('bad options are refused by name and value', () => {
    expect(() => layoutHeatmap({ ...options, queries: -1 })).toThrow('invalid queries: -1');
    expect(() => layoutHeatmap({ ...options, keys: 1.5 })).toThrow('invalid keys: 1.5');
    expect(() => layoutHeatmap({ ...options, width: Number.NaN })).toThrow('invalid width: NaN');
    expect(() => layoutHeatmap({ ...options, devicePixelRatio: 0 })).toThrow('invalid devicePixelRatio: 0');
    expect(() => layoutHeatmap({ ...options, minCell: 0 })).toThrow('invalid minCell: 0');
    expect(() => layoutHeatmap({ ...options, maxCell: 2 })).toThrow('invalid maxCell: 2');
    expect(() => layoutHeatmap({ ...options, labelHeight: -1 })).toThrow('invalid labelHeight: -1');
  });
});

test('128 by 128 tokens fit in 520 pixels with cells of 4', () => {
  const layout = layoutHeatmap({ ...options, queries: 128, keys: 128 });
  expect(layout).toMatchObject({ cell: 4, gap: 0, width: 512, height: 512, overflows: false });
});

test('the longer side decides the size of a cell', () => {
  expect(layoutHeatmap({ ...options, queries: 10, keys: 26 })).toMatchObject({
    cell: 20,
    width: 520,
    height: 200,
  });
});

test('cells of 14 pixels and more stand apart', () => {
  expect(layoutHeatmap({ ...options, queries: 37, keys: 37 })).toMatchObject({ cell: 14, gap: 1 });
  expect(layoutHeatmap({ ...options, queries: 40, keys: 40 })).toMatchObject({ cell: 13, gap: 0 });
});

test('a canvas has the plot times the device pixel ratio', () => {
  const odd = { ...options, queries: 3, keys: 5, width: 35, height: 35 };
  expect(layoutHeatmap({ ...odd, devicePixelRatio: 1.5 })).toMatchObject({
    cell: 7,
    canvasWidth: 53,
    canvasHeight: 32,
  });
});

test('the tick stride is the smallest round number at which labels do not overlap', () => {
  expect([40, 14, 13, 7, 4, 3, 1].map((cell) => tickStride(cell, 14))).toEqual([1, 1, 2, 2, 5, 5, 20]);
  expect(tickStride(3, 0)).toBe(1);
});

test('ticks start at the first token and stay inside', () => {
  expect(tickIndices(0, 5)).toEqual([]);
  expect(tickIndices(1, 5)).toEqual([0]);
  expect(tickIndices(11, 5)).toEqual([0, 5, 10]);
});

test('labels never overlap and cells never leave their bounds', () => {
  fc.assert(
    fc.property(
      fc.record({
        queries: fc.nat(600),
        keys: fc.nat(600),
        width: fc.double({ min: 0, max: 3000, noNaN: true }),
        height: fc.double({ min: 0, max: 3000, noNaN: true }),
        devicePixelRatio: fc.constantFrom(1, 1.25, 1.5, 2, 3),
        labelHeight: fc.integer({ min: 0, max: 40 }),
      }),
      (any) => {
        const { cell, tickStride: stride, width, height, overflows } = layoutHeatmap(any);
        expect(stride * cell).toBeGreaterThanOrEqual(any.labelHeight);
        expect(Number.isInteger(cell) && cell >= 3 && cell <= 40).toBe(true);
        if (cell > 3) expect(overflows).toBe(false);
        expect(overflows).toBe(width > any.width || height > any.height);
      },
    ),
  );
});

test('a cell that does not exist is refused', () => {
  expect(() => cellBox(layoutHeatmap(options), 8, 0)).toThrow('invalid query: 8');
  expect(() => cellBox(layoutHeatmap(options), 0, -1)).toThrow('invalid key: -1');
});
