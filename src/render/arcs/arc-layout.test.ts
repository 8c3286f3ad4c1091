import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arcPath, layoutArcs } from './arc-layout.ts';
import { arcHeight } from './arch-path.ts';
import { samplePath } from './fake-path.ts';

const options = {
  widths: [20, 40, 30, 10],
  gap: 10,
  heightAbove: 100,
  heightBelow: 80,
  textHeight: 20,
  spread: 6,
};
const layout = layoutArcs(options);
const ys = (path: string) => samplePath(path).map(({ y }) => y);

describe('degenerate layouts', () => {
  test('no tokens take no width', () => {
    expect(layoutArcs({ ...options, widths: [] })).toMatchObject({ width: 0, height: 200 });
  });

  test('one token has a loop over itself', () => {
    const points = samplePath(arcPath(layoutArcs({ ...options, widths: [20] }), { query: 0, key: 0 }));
    expect(points.at(0)).toEqual({ x: 14, y: 100 });
    expect(points.at(-1)).toEqual({ x: 6, y: 100 });
    expect(Math.min(...points.map(({ y }) => y))).toBeCloseTo(86, 1);
  });

  test('without room arcs and loops are flat, not broken', () => {
    const flat = layoutArcs({ ...options, heightAbove: 0, heightBelow: 0, spread: 0 });
    for (const key of [0, 1, 2]) {
      for (const y of ys(arcPath(flat, { query: 1, key }))) expect(y >= 0 && y <= 20).toBe(true);
    }
  });

  test('bad options and tokens are refused by name and value', () => {
    expect(() => layoutArcs({ ...options, heightAbove: -1 })).toThrow('invalid heightAbove: -1');
    expect(() => layoutArcs({ ...options, heightBelow: Number.NaN })).toThrow('invalid heightBelow: NaN');
    expect(() => layoutArcs({ ...options, textHeight: -1 })).toThrow('invalid textHeight: -1');
    expect(() => layoutArcs({ ...options, spread: -1 })).toThrow('invalid spread: -1');
    expect(() => arcPath(layout, { query: 4, key: 0 })).toThrow('invalid query: 4');
    expect(() => arcPath(layout, { query: 0, key: 4 })).toThrow('invalid key: 4');
    expect(() => arcPath(layout, { query: 0, key: 1 }, 7)).toThrow('invalid shift: 7');
  });
});

test('the tokens stand between the room above and the room below', () => {
  expect(layout).toMatchObject({
    width: 130,
    height: 200,
    upperY: 100,
    lowerY: 120,
    maxAbove: 94,
    maxBelow: 74,
  });
});

test('a key to the left is reached over the tokens, from the query to the key', () => {
  const points = samplePath(arcPath(layout, { query: 2, key: 0 }));
  expect(points.at(0)).toEqual({ x: 95, y: 100 });
  expect(points.at(-1)).toEqual({ x: 10, y: 100 });
  expect(Math.max(...points.map(({ y }) => y))).toBe(100);
  expect(Math.min(...points.map(({ y }) => y))).toBeCloseTo(100 - arcHeight(85, 94), 1);
});

test('a key to the right is reached under the tokens', () => {
  const points = samplePath(arcPath(layout, { query: 0, key: 2 }));
  expect(points.at(0)).toEqual({ x: 10, y: 120 });
  expect(points.at(-1)).toEqual({ x: 95, y: 120 });
  expect(Math.min(...points.map(({ y }) => y))).toBe(120);
  expect(Math.max(...points.map(({ y }) => y))).toBeCloseTo(120 + arcHeight(85, 74), 1);
});

test('short arcs are half circles', () => {
  expect(arcHeight(4, 100)).toBeCloseTo(2, 1);
  expect(arcHeight(0, 100)).toBeCloseTo(0, 10);
});

test('a longer arc is higher, and none exceeds the height', () => {
  const distance = fc.double({ min: 0, max: 3000, noNaN: true });
  fc.assert(
    fc.property(distance, distance, fc.integer({ min: 20, max: 400 }), (a, b, max) => {
      const [shorter, longer] = [Math.min(a, b), Math.max(a, b)];
      expect(arcHeight(longer, max)).toBeGreaterThanOrEqual(arcHeight(shorter, max));
      if (longer - shorter > 1 && longer < 20 * max) {
        expect(arcHeight(longer, max)).toBeGreaterThan(arcHeight(shorter, max));
      }
      expect(arcHeight(longer, max)).toBeLessThanOrEqual(Math.min(max, longer / 2 + 1e-9));
    }),
  );
});

test('every arc of every head stays inside the drawing and off the texts', () => {
  const widths = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 40 });
  const room = fc.integer({ min: 12, max: 200 });
  const pick = fc.nat();
  fc.assert(
    fc.property(
      widths,
      room,
      room,
      pick,
      pick,
      fc.integer({ min: -6, max: 6 }),
      (all, above, below, q, k, shift) => {
        const any = layoutArcs({ ...options, widths: all, heightAbove: above, heightBelow: below });
        const edge = { query: q % all.length, key: k % all.length };
        for (const y of ys(arcPath(any, edge, shift))) {
          expect(y).toBeGreaterThanOrEqual(edge.key > edge.query ? any.lowerY : -0.02);
          expect(y).toBeLessThanOrEqual(edge.key > edge.query ? any.height + 0.02 : any.upperY);
        }
      },
    ),
  );
});

test('a shift makes an arc as much higher and as much wider at both ends', () => {
  for (const edge of [
    { query: 3, key: 0 },
    { query: 0, key: 3 },
  ]) {
    const plain = samplePath(arcPath(layout, edge));
    const moved = samplePath(arcPath(layout, edge, 6));
    const outward = edge.query > edge.key ? 6 : -6;
    expect((moved.at(0)?.x ?? 0) - (plain.at(0)?.x ?? 0)).toBeCloseTo(outward, 1);
    expect((moved.at(-1)?.x ?? 0) - (plain.at(-1)?.x ?? 0)).toBeCloseTo(-outward, 1);
    expect(Math.abs((moved[32]?.y ?? 0) - (plain[32]?.y ?? 0))).toBeCloseTo(6, 1);
  }
});

test('loops of several heads differ', () => {
  const loops = [-3, 0, 3].map((shift) => Math.min(...ys(arcPath(layout, { query: 1, key: 1 }, shift))));
  expect(loops.map((y) => Math.round(y))).toEqual([89, 86, 83]);
});
