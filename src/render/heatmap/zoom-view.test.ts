import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockBetween, blockBox, layoutPlot, plotAxes, WHOLE } from './plot-layout.ts';
import { boundView, revealBlock, viewOfBlock } from './zoom-view.ts';

const layout = layoutPlot({ queries: 128, keys: 128, width: 512, height: 512, devicePixelRatio: 1 });
const cell = fc.record({ query: fc.nat(127), key: fc.nat(127) });

test('an empty matrix has one view', () => {
  const empty = layoutPlot({ queries: 0, keys: 0, width: 512, height: 512, devicePixelRatio: 1 });
  expect(viewOfBlock(empty, { queries: { start: 0, end: 0 }, keys: { start: 0, end: 0 } })).toEqual(WHOLE);
  expect(boundView(empty, { k: 1, x: -3, y: 7 })).toEqual(WHOLE);
});

test('a view cannot be smaller than the whole nor larger than the largest cells', () => {
  expect(boundView(layout, { k: 0.2, x: 10, y: 10 })).toEqual(WHOLE);
  expect(boundView(layout, { k: 99, x: 0, y: 0 }).k).toBe(16);
});

test('the view of the whole block is the whole matrix', () => {
  expect(viewOfBlock(layout, blockBetween({ query: 0, key: 0 }, { query: 127, key: 127 }))).toEqual(WHOLE);
});

test('every block is whole in its own view, and as large as it gets there', () => {
  fc.assert(
    fc.property(cell, cell, (a, b) => {
      const view = viewOfBlock(layout, blockBetween(a, b));
      const box = blockBox(plotAxes(layout, view), blockBetween(a, b));
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(-1e-6);
      expect(Math.max(box.x + box.width, box.y + box.height)).toBeLessThanOrEqual(512 + 1e-6);
      const largest = Math.max(box.width, box.height) > 512 - 1e-6 || view.k === layout.maxZoom;
      expect(largest).toBe(true);
    }),
  );
});

test('revealing a cell keeps the zoom, brings the cell into sight, and moves nothing when it is there', () => {
  fc.assert(
    fc.property(cell, cell, fc.integer({ min: 1, max: 16 }), (at, other, k) => {
      const view = { ...viewOfBlock(layout, blockBetween(other, other)), k };
      const from = boundView(layout, view);
      const revealed = revealBlock(layout, from, blockBetween(at, at));
      const box = blockBox(plotAxes(layout, revealed), blockBetween(at, at));
      expect(revealed.k).toBe(from.k);
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(-1e-6);
      expect(Math.max(box.x + box.width, box.y + box.height)).toBeLessThanOrEqual(512 + 1e-6);
      const again = revealBlock(layout, revealed, blockBetween(at, at));
      expect(again.x).toBeCloseTo(revealed.x, 6);
      expect(again.y).toBeCloseTo(revealed.y, 6);
    }),
  );
});
