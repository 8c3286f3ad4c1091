import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bipartitePath, layoutBipartite } from './bipartite-layout.ts';
import { samplePath } from './fake-path.ts';

const options = { keyWidths: [20, 40, 30], queryWidths: [50, 10], gap: 10, rowDistance: 120 };
const layout = layoutBipartite(options);

describe('degenerate layouts', () => {
  test('no tokens take no width', () => {
    expect(layoutBipartite({ ...options, keyWidths: [], queryWidths: [] })).toMatchObject({
      width: 0,
      height: 120,
    });
  });

  test('an edge between one key and one query below it is upright', () => {
    const one = layoutBipartite({ ...options, keyWidths: [20], queryWidths: [20] });
    expect(bipartitePath(one, { query: 0, key: 0 })).toBe('M10,120C10,60 10,60 10,0');
  });

  test('bad options and tokens are refused by name and value', () => {
    expect(() => layoutBipartite({ ...options, rowDistance: 0 })).toThrow('invalid rowDistance: 0');
    expect(() => layoutBipartite({ ...options, gap: -1 })).toThrow('invalid gap: -1');
    expect(() => bipartitePath(layout, { query: 2, key: 0 })).toThrow('invalid query: 2');
    expect(() => bipartitePath(layout, { query: 0, key: 3 })).toThrow('invalid key: 3');
  });
});

test('the longer row decides the width', () => {
  expect(layout.width).toBe(110);
  expect(layout.queries.width).toBe(70);
});

test('an edge leaves both rows upright, from the query below to the key above', () => {
  expect(bipartitePath(layout, { query: 1, key: 0 })).toBe('M65,120C65,60 10,60 10,0');
});

test('a shift moves the ends along the rows and the middle at right angles, by the same distance', () => {
  const width = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(width, width, fc.integer({ min: -9, max: 9 }), (keyWidth, queryWidth, shift) => {
      const one = layoutBipartite({ ...options, keyWidths: [keyWidth], queryWidths: [queryWidth] });
      const plain = samplePath(bipartitePath(one, { query: 0, key: 0 }));
      const moved = samplePath(bipartitePath(one, { query: 0, key: 0 }, shift));
      const offset = (at: number) => ({
        x: (moved.at(at)?.x ?? 0) - (plain.at(at)?.x ?? 0),
        y: (moved.at(at)?.y ?? 0) - (plain.at(at)?.y ?? 0),
      });
      expect(offset(0).x).toBeCloseTo(shift, 1);
      expect(offset(0).y).toBe(0);
      expect(offset(-1).x).toBeCloseTo(shift, 1);
      expect(offset(-1).y).toBe(0);
      const middle = offset(16);
      expect(Math.hypot(middle.x, middle.y)).toBeCloseTo(Math.abs(shift), 1);
      const along = { x: keyWidth - queryWidth, y: -120 };
      expect(Math.abs(middle.x * along.x + middle.y * along.y) / Math.hypot(along.x, along.y)).toBeLessThan(
        0.05,
      );
    }),
  );
});

test('an edge without shift stays between its tokens and between the rows', () => {
  const widths = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(widths, widths, fc.nat(), fc.nat(), (keyWidths, queryWidths, q, k) => {
      const any = layoutBipartite({ ...options, keyWidths, queryWidths });
      const edge = { query: q % queryWidths.length, key: k % keyWidths.length };
      const ends = [any.queries.slots[edge.query]?.center ?? 0, any.keys.slots[edge.key]?.center ?? 0];
      for (const { x, y } of samplePath(bipartitePath(any, edge))) {
        expect(x).toBeGreaterThanOrEqual(Math.min(...ends) - 0.01);
        expect(x).toBeLessThanOrEqual(Math.max(...ends) + 0.01);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(any.height);
      }
    }),
  );
});
