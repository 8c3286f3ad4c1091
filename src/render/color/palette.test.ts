import { lab } from 'd3-color';
import { interpolateMagma } from 'd3-scale-chromatic';
import { describe, expect, test } from 'vitest';
import { getPalette, paletteColor } from './palette.ts';
import { INVALID_INDEX } from './scale.ts';
import { PAGE_BACKGROUND } from './theme.ts';

function distance(a: string, b: string): number {
  const [p, q] = [lab(a), lab(b)];
  return Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);
}

describe.each(['light', 'dark'] as const)('the %s palette', (theme) => {
  const palette = getPalette(theme);
  const lightness = Array.from({ length: 256 }, (_, index) => lab(paletteColor(palette, index)).l);

  test('is made once', () => {
    expect(getPalette(theme)).toBe(palette);
  });

  test('has 256 colours and one for what is no weight, all opaque', () => {
    expect(palette.packed).toHaveLength(257);
    expect(palette.rgba.filter((_, at) => at % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  });

  test('starts exactly at the page background', () => {
    expect(paletteColor(palette, 0)).toBe(PAGE_BACKGROUND[theme]);
  });

  test('gets steadily lighter on a dark page and darker on a light one', () => {
    const direction = theme === 'dark' ? 1 : -1;
    for (let index = 4; index < 256; index++) {
      const before = lightness[index - 4] as number;
      expect(Math.sign((lightness[index] as number) - before), `index ${index}`).toBe(direction);
    }
  });

  test('is as even as magma, whose CIELAB lightness is within 5.2 of a straight line: within 6.5', () => {
    const [first, last] = [lightness[0] as number, lightness[255] as number];
    lightness.forEach((value, index) => {
      expect(Math.abs(value - (first + ((last - first) * index) / 255)), `index ${index}`).toBeLessThan(6.5);
    });
  });

  test('has a colour for what is no weight that is far from the whole ramp', () => {
    const invalid = paletteColor(palette, INVALID_INDEX);
    for (let index = 0; index < 256; index++) {
      expect(distance(invalid, paletteColor(palette, index))).toBeGreaterThan(40);
    }
  });

  test('packs the same bytes as its channels', () => {
    expect(new Uint8ClampedArray(palette.packed.buffer)).toEqual(palette.rgba);
  });

  test('refuses an index that no colour has', () => {
    expect(() => paletteColor(palette, 257)).toThrow('invalid index: 257');
    expect(() => paletteColor(palette, Number.NaN)).toThrow('invalid index: NaN');
  });
});

test('both themes end where magma ends', () => {
  expect(paletteColor(getPalette('dark'), 255)).toBe(interpolateMagma(1));
  expect(paletteColor(getPalette('light'), 255)).toBe(interpolateMagma(0));
});
