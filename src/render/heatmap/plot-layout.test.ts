import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockBetween, blockBox, hitPlot, layoutPlot, plotAxes } from './plot-layout.ts';
import { boundView } from './zoom-view.ts';

const room = { width: 520, height: 520, devicePixelRatio: 1 };
const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyLayout = fc
  .record({
    queries: fc.integer({ min: 1, max: 600 }),
    keys: fc.integer({ min: 1, max: 600 }),
    width: fc.double({ min: 20, max: 1500, noNaN: true }),
    height: fc.double({ min: 20, max: 1500, noNaN: true }),
    devicePixelRatio: fc.constantFrom(0.5, 1, 1.25, 1.5, 2, 3),
  })
  .map(layoutPlot);

describe('degenerate matrices', () => {
  test('no tokens give an empty plot that hits nothing', () => {
    for (const size of [
      { queries: 0, keys: 0 },
      { queries: 0, keys: 4 },
      { queries: 4, keys: 0 },
    ]) {
      const layout = layoutPlot({ ...room, ...size });
      expect(layout).toMatchObject({ width: 0, height: 0, canvasWidth: 0, canvasHeight: 0 });
      expect(hitPlot(plotAxes(layout), 0, 0)).toBeUndefined();
    }
  });

  test('one token has the largest cell', () => {
    const layout = layoutPlot({ ...room, queries: 1, keys: 1 });
    expect(layout).toMatchObject({ width: 40, height: 40, cellWidth: 40 });
    expect(hitPlot(plotAxes(layout), 39, 39)).toEqual({ query: 0, key: 0 });
  });

  test('without any room there is still a plot', () => {
    const layout = layoutPlot({ queries: 8, keys: 8, width: 0, height: 0, devicePixelRatio: 1 });
    expect(layout.width).toBeGreaterThan(0);
  });

  test('bad options are refused by name and value', () => {
    expect(() => layoutPlot({ ...room, queries: -1, keys: 2 })).toThrow('invalid queries: -1');
    expect(() => layoutPlot({ ...room, queries: 2, keys: 1.5 })).toThrow('invalid keys: 1.5');
    expect(() => layoutPlot({ ...room, queries: 2, keys: 2, width: Number.NaN })).toThrow(
      'invalid width: NaN',
    );
    expect(() => layoutPlot({ ...room, queries: 2, keys: 2, devicePixelRatio: 0 })).toThrow(
      'invalid devicePixelRatio: 0',
    );
  });
});

test('cells are square and whole pixels where they are large, and the whole matrix is in the room', () => {
  expect(layoutPlot({ ...room, queries: 37, keys: 37 })).toMatchObject({ cellWidth: 14, cellHeight: 14 });
  expect(layoutPlot({ ...room, queries: 20, keys: 26 })).toMatchObject({ cellWidth: 20, cellHeight: 20 });
  const large = layoutPlot({ ...room, queries: 512, keys: 512 });
  expect(large).toMatchObject({ width: 520, height: 520, cellWidth: 520 / 512 });
});

test('a long matrix of few columns stretches its cells to a size that can be read', () => {
  expect(layoutPlot({ ...room, queries: 10, keys: 512 })).toMatchObject({ width: 520, height: 160 });
  expect(layoutPlot({ ...room, queries: 512, keys: 10 })).toMatchObject({ width: 160, height: 520 });
});

test('the whole matrix fits and a canvas has the plot times the device pixel ratio', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 100, max: 1200 }),
      fc.constantFrom(1, 1.5, 2, 3),
      (queries, keys, side, devicePixelRatio) => {
        const layout = layoutPlot({ queries, keys, width: side, height: side, devicePixelRatio });
        expect(layout.width).toBeLessThanOrEqual(side + 1e-9);
        expect(layout.height).toBeLessThanOrEqual(side + 1e-9);
        expect(layout.width).toBeCloseTo(keys * layout.cellWidth, 6);
        expect(layout.canvasWidth).toBe(Math.round(layout.width * devicePixelRatio));
        expect(layout.maxZoom).toBeGreaterThanOrEqual(1);
      },
    ),
  );
});

test('y chooses the query and x the key', () => {
  const layout = layoutPlot({ ...room, queries: 4, keys: 6 });
  expect(hitPlot(plotAxes(layout), 5 * 40 + 1, 2 * 40 + 1)).toEqual({ query: 2, key: 5 });
});

test('hitting is the inverse of drawing under every zoom: a cell in sight is hit where it is drawn', () => {
  fc.assert(
    fc.property(anyLayout, share, share, share, share, share, (layout, zoom, left, top, row, column) => {
      const k = 1 + zoom * (layout.maxZoom - 1);
      const view = boundView(layout, { k, x: -left * k * layout.width, y: -top * k * layout.height });
      const axes = plotAxes(layout, view);
      const cell = {
        query: Math.floor(row * layout.queries * 0.999),
        key: Math.floor(column * layout.keys * 0.999),
      };
      const box = blockBox(axes, blockBetween(cell, cell));
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const inSight = x >= 0 && x < layout.width && y >= 0 && y < layout.height;
      expect(hitPlot(axes, x, y)).toEqual(inSight ? cell : undefined);
    }),
    { numRuns: 500 },
  );
});

test('a bounded view leaves no part of the plot without a cell', () => {
  fc.assert(
    fc.property(
      anyLayout,
      share,
      share,
      fc.double({ min: -5, max: 5, noNaN: true }),
      (layout, x, y, wild) => {
        const view = boundView(layout, { k: 1 + Math.abs(wild) * 10, x: wild * 999, y: -wild * 999 });
        const [px, py] = [Math.min(x, 0.999) * layout.width, Math.min(y, 0.999) * layout.height];
        expect(hitPlot(plotAxes(layout, view), px, py)).toBeDefined();
      },
    ),
  );
});

test('a block between two cells holds both, whichever comes first', () => {
  const block = { queries: { start: 1, end: 4 }, keys: { start: 0, end: 3 } };
  expect(blockBetween({ query: 3, key: 0 }, { query: 1, key: 2 })).toEqual(block);
  expect(blockBetween({ query: 1, key: 2 }, { query: 3, key: 0 })).toEqual(block);
});
