import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topEdges } from '../../math/top-edges.ts';
import { arcPath, layoutArcs } from './arc-layout.ts';
import { drawEdges } from './draw-edges.ts';
import { edgeStyle } from './edge-style.ts';
import { headShift, headSpread, SHIFT_STEP } from './head-shift.ts';
import { pathNumber, pathPoint } from './path-number.ts';

test('no edges draw nothing', () => {
  expect(drawEdges([], () => 'M0,0')).toEqual([]);
});

test('every edge is drawn with its path and style, strongest last', () => {
  const matrix = { queries: 3, keys: 3, data: Float32Array.from([1, 0, 0, 0.25, 0.75, 0, 0.5, 0, 0.5]) };
  const layout = layoutArcs({ widths: [9, 9, 9], gap: 9, heightAbove: 40, heightBelow: 0, textHeight: 16 });
  const drawn = drawEdges(topEdges(matrix, { threshold: 0.1 }), (edge) => arcPath(layout, edge));
  expect(drawn.map(({ weight }) => weight)).toEqual([0.25, 0.5, 0.5, 0.75, 1]);
  expect(drawn[0]).toEqual({
    query: 1,
    key: 0,
    weight: 0.25,
    path: arcPath(layout, { query: 1, key: 0 }),
    ...edgeStyle(0.25),
  });
});

test('the weakest line is visible and the strongest is solid and 5 pixels wide', () => {
  expect(edgeStyle(0)).toEqual({ strokeWidth: 0.75, opacity: 0.15 });
  expect(edgeStyle(1)).toEqual({ strokeWidth: 5, opacity: 1 });
  expect(edgeStyle(Number.NaN)).toEqual(edgeStyle(0));
  expect(edgeStyle(1.0001)).toEqual(edgeStyle(1));
});

test('a larger weight is never drawn thinner or fainter', () => {
  const weight = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(weight, weight, (a, b) => {
      const [weak, strong] = [edgeStyle(Math.min(a, b)), edgeStyle(Math.max(a, b))];
      expect(strong.strokeWidth).toBeGreaterThanOrEqual(weak.strokeWidth);
      expect(strong.opacity).toBeGreaterThanOrEqual(weak.opacity);
    }),
  );
});

test('one head is not moved and several stand evenly around the middle', () => {
  expect(headShift(0, 1)).toBe(0);
  expect([0, 1, 2].map((index) => headShift(index, 3))).toEqual([-SHIFT_STEP, 0, SHIFT_STEP]);
  expect([0, 1].map((index) => headShift(index, 2))).toEqual([-SHIFT_STEP / 2, SHIFT_STEP / 2]);
  expect(() => headShift(3, 3)).toThrow('invalid index: 3');
  expect(() => headShift(0, 0)).toThrow('invalid count: 0');
});

test('the spread is the largest shift', () => {
  expect([0, 1, 2, 6].map(headSpread)).toEqual([0, 0, SHIFT_STEP / 2, headShift(5, 6)]);
});

test('coordinates are short, and never NaN', () => {
  expect(pathPoint(1 / 3, -0)).toBe('0.33,0');
  expect(() => pathNumber(Number.NaN)).toThrow('invalid coordinate: NaN');
});
