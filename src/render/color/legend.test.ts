import { expect, test } from 'vitest';
import { legendStops, legendTicks } from './legend.ts';
import { getPalette, paletteColor } from './palette.ts';
import { COLOR_SCALES, colorIndex } from './scale.ts';

const palette = getPalette('dark');

test('a legend runs from the first to the last colour', () => {
  const stops = legendStops(palette);
  expect(stops.at(0)).toEqual({ offset: 0, color: paletteColor(palette, 0) });
  expect(stops.at(-1)).toEqual({ offset: 1, color: paletteColor(palette, 255) });
  expect(legendStops(palette, 2)).toHaveLength(2);
});

test('every stop shows the colour that the ramp has at its offset', () => {
  for (const { offset, color } of legendStops(palette, 11)) {
    expect(color).toBe(paletteColor(palette, colorIndex(offset, 'linear')));
  }
});

test('a tick stands where the ramp has the colour of its weight', () => {
  for (const scale of COLOR_SCALES) {
    for (const { offset, weight } of legendTicks(scale)) {
      expect(Math.round(offset * 255)).toBe(colorIndex(weight, scale));
    }
  }
});

test('the printed range is always 0 to 1; on the logarithmic scale it starts at 0.0001 and below', () => {
  for (const scale of ['linear', 'sqrt'] as const) {
    expect(legendTicks(scale).at(0)).toEqual({ offset: 0, weight: 0, andBelow: false });
  }
  expect(legendTicks('log').at(0)).toEqual({ offset: 0, weight: 0.0001, andBelow: true });
  expect(legendTicks('log').filter(({ andBelow }) => andBelow)).toHaveLength(1);
  for (const scale of COLOR_SCALES) {
    expect(legendTicks(scale).at(-1)).toEqual({ offset: 1, weight: 1, andBelow: false });
  }
});

test('counts and weights out of range are refused by name and value', () => {
  expect(() => legendStops(palette, 1)).toThrow('invalid count: 1');
  expect(() => legendTicks('sqrt', [0, 2])).toThrow('invalid weight: 2');
});
