import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLabelInSight, labelCenter, tickItems, tickStride } from './axis-ticks.ts';

const axis = (count: number, cell: number, offset = 0, length = 520) => ({
  count,
  cell,
  offset,
  length,
  pixels: length,
});

test('an axis without items has no ticks, one of one item has one', () => {
  expect(tickItems(axis(0, 40, 0, 0), 14)).toEqual([]);
  expect(tickItems(axis(1, 40, 0, 40), 14)).toEqual([0]);
});

test('the stride is the smallest round number at which labels do not overlap', () => {
  expect([40, 14, 13, 7, 4, 3, 1].map((cell) => tickStride(cell, 14))).toEqual([1, 1, 2, 2, 5, 5, 20]);
  expect(tickStride(3, 0)).toBe(1);
});

test('only what is in sight has a label, and moving the plot does not change which', () => {
  expect(tickItems(axis(512, 10, -1000, 100), 14)).toEqual([100, 102, 104, 106, 108]);
  expect(tickItems(axis(512, 10, -1004, 100), 14)).toEqual([100, 102, 104, 106, 108].map((item) => item));
  expect(tickItems(axis(512, 10, -1010, 100), 14)).toEqual([102, 104, 106, 108, 110]);
});

test('labels never overlap, and each stands inside the plot', () => {
  fc.assert(
    fc.property(
      fc.nat(600),
      fc.double({ min: 0.2, max: 64, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (count, cell, moved) => {
        const length = Math.min(600, count * cell);
        const any = axis(count, cell, -moved * (count * cell - length), length);
        const ticks = tickItems(any, 14);
        expect(ticks.length).toBeLessThanOrEqual(600 / 14 + 1);
        ticks.forEach((item, at) => {
          expect(isLabelInSight(any, item)).toBe(true);
          if (at > 0) {
            const before = labelCenter(any, ticks[at - 1] as number);
            expect(labelCenter(any, item) - before).toBeGreaterThanOrEqual(14 - 1e-6);
          }
        });
      },
    ),
  );
});
