import { expect, test } from 'vitest';
import { contrastRatio, luminance } from './contrast.ts';

test('a colour has no contrast with itself', () => {
  expect(contrastRatio('#0e1118', '#0e1118')).toBe(1);
});

test('black on white has the largest contrast', () => {
  expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(contrastRatio('#ffffff', '#000000')).toBeCloseTo(21, 10);
});

test('the grey #767676 is the lightest that text may have on white', () => {
  expect(contrastRatio('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test('green is lighter than red and red than blue', () => {
  expect(luminance('#00ff00')).toBeCloseTo(0.7152, 4);
  expect(luminance('#ff0000')).toBeCloseTo(0.2126, 4);
  expect(luminance('#0000ff')).toBeCloseTo(0.0722, 4);
});
