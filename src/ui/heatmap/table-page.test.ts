import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageOf, pageWith } from './table-page.ts';

test('nothing has no pages, one item has one', () => {
  expect(pageOf(0, 0, 32)).toEqual({ start: 0, end: 0, count: 0, pages: 0 });
  expect(pageOf(1, 0, 32)).toEqual({ start: 0, end: 1, count: 1, pages: 1 });
});

test('a list that became shorter shows its last page', () => {
  expect(pageOf(40, 96, 32)).toEqual({ start: 32, end: 40, count: 40, pages: 2 });
});

test('every item is on the page that is asked for it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 600 }),
      fc.nat(),
      fc.integer({ min: 1, max: 50 }),
      (count, any, size) => {
        const item = any % count;
        const { start, end } = pageOf(count, pageWith(item, size), size);
        expect(item >= start && item < end && end - start <= size).toBe(true);
      },
    ),
  );
});
