import { lab, rgb } from 'd3-color';
import { describe, expect, test } from 'vitest';
import { contrastRatio, linearChannel } from '../color/contrast.ts';
import { INVALID_INDEX } from '../color/scale.ts';
import { PAGE_BACKGROUND } from '../color/theme.ts';
import { divergingColor, getDivergingPalette, SIDE_STEPS } from './diverging-palette.ts';

/** Full dichromacy in linear RGB: Machado, Oliveira and Fernandes 2009, table for severity 1.0. */
const VISION = {
  'all cones': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  'no red cones': [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  'no green cones': [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  'no blue cones': [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
};

function seen(color: string, vision: readonly number[]) {
  const { r, g, b } = rgb(color);
  const linear = [r, g, b].map(linearChannel);
  const [red, green, blue] = [0, 3, 6].map((row) => {
    const sum = linear.reduce((total, channel, at) => total + (vision[row + at] as number) * channel, 0);
    const share = Math.min(1, Math.max(0, sum));
    return 255 * (share <= 0.0031308 ? 12.92 * share : 1.055 * share ** (1 / 2.4) - 0.055);
  }) as [number, number, number];
  return lab(rgb(red, green, blue));
}

function apart(a: string, b: string, vision: readonly number[]): number {
  const [p, q] = [seen(a, vision), seen(b, vision)];
  return Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);
}

describe.each(['light', 'dark'] as const)('the diverging palette on the %s page', (theme) => {
  const palette = getDivergingPalette(theme);
  const color = (index: number) => divergingColor(palette, index);

  test('has exactly the page where there is no difference', () => {
    expect(color(SIDE_STEPS)).toBe(PAGE_BACKGROUND[theme]);
  });

  test('moves away from the page in lightness with every step, the same on both sides', () => {
    const page = lab(PAGE_BACKGROUND[theme]).l;
    let before = 0;
    for (let step = 4; step <= SIDE_STEPS; step += 4) {
      const less = Math.abs(lab(color(SIDE_STEPS - step)).l - page);
      const more = Math.abs(lab(color(SIDE_STEPS + step)).l - page);
      expect(Math.abs(less - more), `step ${step}`).toBeLessThan(3);
      expect(Math.min(less, more), `step ${step}`).toBeGreaterThan(before);
      before = Math.min(less, more);
    }
  });

  test('has ends with a contrast of at least 3 against the page', () => {
    for (const index of [0, 2 * SIDE_STEPS]) {
      expect(contrastRatio(color(index), PAGE_BACKGROUND[theme])).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(Object.entries(VISION))('tells more from less with %s', (_, vision) => {
    expect(apart(color(0), color(2 * SIDE_STEPS), vision)).toBeGreaterThan(40);
    expect(apart(color(63), color(191), vision)).toBeGreaterThan(17);
    for (let index = 0; index <= 2 * SIDE_STEPS; index += 1) {
      expect(apart(color(index), color(INVALID_INDEX), vision), `${index}`).toBeGreaterThan(15);
    }
  });
});
