import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hitHeatmap } from './heatmap-hit.ts';
import { cellBox, layoutHeatmap } from './heatmap-layout.ts';

const options = { queries: 4, keys: 6, width: 520, height: 520, devicePixelRatio: 1.5, labelHeight: 14 };
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('an empty plot has no cells', () => {
  expect(hitHeatmap(layoutHeatmap({ ...options, queries: 0, keys: 0 }), 0, 0)).toBeUndefined();
});

test('one token has one cell', () => {
  const layout = layoutHeatmap({ ...options, queries: 1, keys: 1 });
  expect(hitHeatmap(layout, 20, 20)).toEqual({ query: 0, key: 0 });
});

test('outside the plot there is no cell', () => {
  const layout = layoutHeatmap(options);
  expect(hitHeatmap(layout, -0.01, 10)).toBeUndefined();
  expect(hitHeatmap(layout, layout.width, 10)).toBeUndefined();
  expect(hitHeatmap(layout, 10, layout.height)).toBeUndefined();
  expect(hitHeatmap(layout, Number.NaN, 10)).toBeUndefined();
});

test('y chooses the query and x the key', () => {
  expect(hitHeatmap(layoutHeatmap(options), 5 * 40 + 1, 2 * 40 + 1)).toEqual({ query: 2, key: 5 });
});

test('every point of a cell hits this cell', () => {
  const count = fc.integer({ min: 1, max: 300 });
  // In 64ths of a pixel, which add up without rounding.
  const within = (size: number, portion: number) => Math.floor(portion * size * 64) / 64;
  fc.assert(
    fc.property(count, count, share, share, share, share, (queries, keys, row, column, dx, dy) => {
      const layout = layoutHeatmap({ ...options, queries, keys });
      const cell = { query: Math.floor(row * queries), key: Math.floor(column * keys) };
      const box = cellBox(layout, cell.query, cell.key);
      expect(hitHeatmap(layout, box.x + within(box.width, dx), box.y + within(box.height, dy))).toEqual(cell);
    }),
  );
});

test('every point inside the plot lies in the cell that it hits', () => {
  fc.assert(
    fc.property(share, share, (dx, dy) => {
      const layout = layoutHeatmap(options);
      const point = { x: dx * layout.width, y: dy * layout.height };
      const cell = hitHeatmap(layout, point.x, point.y);
      const box = cell && cellBox(layout, cell.query, cell.key);
      expect(box && point.x >= box.x && point.x < box.x + box.width).toBe(true);
      expect(box && point.y >= box.y && point.y < box.y + box.height).toBe(true);
    }),
  );
});
