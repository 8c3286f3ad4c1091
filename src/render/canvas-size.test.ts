import { expect, test } from 'vitest';
import { canvasSize, MAX_CANVAS_PIXELS } from './canvas-size.ts';

test('an empty drawing has an empty canvas', () => {
  expect(canvasSize(0, 0, 2)).toEqual({ width: 0, height: 0 });
});

test('a canvas has the nearest whole number of device pixels', () => {
  expect(canvasSize(101, 50, 1)).toEqual({ width: 101, height: 50 });
  expect(canvasSize(101, 50, 1.5)).toEqual({ width: 152, height: 75 });
  expect(canvasSize(101, 50, 2)).toEqual({ width: 202, height: 100 });
});

test('a canvas that browsers refuse is drawn at a lower resolution of the same shape', () => {
  const { width, height } = canvasSize(6000, 3000, 2);
  expect(width * height).toBeLessThanOrEqual(MAX_CANVAS_PIXELS);
  expect(width * height).toBeGreaterThan(MAX_CANVAS_PIXELS * 0.99);
  expect(width / height).toBeCloseTo(2, 2);
});

test('bad sizes are refused by name and value', () => {
  expect(() => canvasSize(-1, 1, 1)).toThrow('invalid width: -1');
  expect(() => canvasSize(1, Number.NaN, 1)).toThrow('invalid height: NaN');
  expect(() => canvasSize(1, 1, 0)).toThrow('invalid devicePixelRatio: 0');
});
