import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AxisView, itemAt, itemStart, itemsInSight, nearestItem, pixelItems } from './axis-view.ts';

const axis = (change: Partial<AxisView> = {}): AxisView => ({
  count: 8,
  cell: 10,
  offset: 0,
  length: 80,
  pixels: 80,
  ...change,
});

/** An axis as zoom leaves it: no part of the plot empty. */
const anyAxis = fc
  .record({
    count: fc.integer({ min: 1, max: 600 }),
    length: fc.integer({ min: 4, max: 700 }),
    ratio: fc.constantFrom(0.5, 1, 1.25, 1.5, 2, 3),
    k: fc.double({ min: 1, max: 60, noNaN: true }),
    moved: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ count, length, ratio, k, moved }) => ({
    count,
    cell: (length * k) / count,
    offset: moved * length * (1 - k),
    length,
    pixels: Math.max(1, Math.round(length * ratio)),
  }));

describe('an axis without items', () => {
  const none = axis({ count: 0, length: 0, pixels: 0 });

  test('has nothing to hit and nothing in sight', () => {
    expect(itemAt(none, 0)).toBeUndefined();
    expect(nearestItem(none, 0)).toBeUndefined();
    expect(itemsInSight(none)).toEqual({ start: 0, end: 0 });
    expect(pixelItems(none)).toMatchObject({ most: 0, starts: new Int32Array(0) });
  });
});

test('one item takes the whole axis', () => {
  const one = axis({ count: 1, cell: 80 });
  expect([itemAt(one, 0), itemAt(one, 79.9), itemAt(one, 80)]).toEqual([0, 0, undefined]);
  expect(itemsInSight(one)).toEqual({ start: 0, end: 1 });
});

test('points outside the plot, and NaN, hit nothing; the nearest item is at the edge in sight', () => {
  const moved = axis({ cell: 20, offset: -40 });
  expect(itemAt(moved, -0.1)).toBeUndefined();
  expect(itemAt(moved, 80)).toBeUndefined();
  expect(itemAt(moved, Number.NaN)).toBeUndefined();
  expect([nearestItem(moved, -500), nearestItem(moved, 500)]).toEqual([2, 6]);
});

test('every point of an item in sight hits this item, wherever the axis is zoomed and moved', () => {
  fc.assert(
    fc.property(anyAxis, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (any, within) => {
      const { start, end } = itemsInSight(any);
      for (let item = start; item < end; item++) {
        const at = itemStart(any, item) + within * any.cell;
        if (at >= 0 && at < any.length && itemAt(any, at) !== item) expect.fail(`${item} at ${at}`);
      }
    }),
  );
});

test('every point of the plot lies in the item that it hits', () => {
  fc.assert(
    fc.property(anyAxis, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (any, share) => {
      const at = share * any.length;
      const item = itemAt(any, at) as number;
      expect(itemStart(any, item)).toBeLessThanOrEqual(at + 1e-9 * any.length);
      expect(itemStart(any, item + 1)).toBeGreaterThanOrEqual(at - 1e-9 * any.length);
      expect(item).toBe(nearestItem(any, at));
    }),
  );
});

describe('items on device pixels', () => {
  test('cells of 14 CSS pixels and more leave a gap at their end, of one CSS pixel', () => {
    const { starts, ends } = pixelItems(axis({ count: 2, cell: 14, length: 28, pixels: 56 }));
    const empty = [...starts].map((start, pixel) => start === ends[pixel]);
    expect(empty.map(Number).join('')).toBe(`${'0'.repeat(26)}11${'0'.repeat(26)}11`);
    expect([starts[0], starts[28]]).toEqual([0, 1]);
  });

  test('three items on two pixels: each is on exactly one of them', () => {
    const { starts, ends, most } = pixelItems(axis({ count: 3, cell: 2 / 3, length: 2, pixels: 2 }));
    expect([...starts, ...ends, most]).toEqual([0, 1, 1, 3, 2]);
  });

  test('where a cell has a pixel, each item that is whole in sight has a pixel of its own', () => {
    fc.assert(
      fc.property(anyAxis, (any) => {
        const ratio = any.pixels / any.length;
        fc.pre(any.cell * ratio >= 1);
        const { starts, ends, most } = pixelItems(any);
        expect(most).toBe(1);
        const shown = new Set([...starts].filter((start, pixel) => start !== ends[pixel]));
        const { start, end } = itemsInSight(any);
        for (let item = start; item < end; item++) {
          const whole = itemStart(any, item) >= 0 && itemStart(any, item + 1) <= any.length;
          if (whole && !shown.has(item)) expect.fail(`item ${item} has no pixel`);
        }
        const order = [...starts].filter((start, pixel) => start !== ends[pixel]);
        expect(order.toSorted((a, b) => a - b)).toEqual(order);
      }),
    );
  });

  test('where cells are smaller than a pixel, every item in sight is on a pixel and none on two', () => {
    fc.assert(
      fc.property(anyAxis, (any) => {
        fc.pre((any.cell * any.pixels) / any.length < 1 - 1e-6);
        const { starts, ends } = pixelItems(any);
        for (let pixel = 1; pixel < any.pixels; pixel++) expect(starts[pixel]).toBe(ends[pixel - 1]);
        const { start, end } = itemsInSight(any);
        expect(Math.abs((starts[0] as number) - start)).toBeLessThanOrEqual(1);
        expect(Math.abs((ends.at(-1) as number) - end)).toBeLessThanOrEqual(1);
        if (any.offset === 0) expect(starts[0]).toBe(0);
      }),
    );
  });
});
