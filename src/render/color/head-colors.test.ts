import { hcl, lab, rgb } from 'd3-color';
import { describe, expect, test } from 'vitest';
import { contrastRatio, linearChannel } from './contrast.ts';
import { HEAD_COLOR_COUNT, headColor } from './head-colors.ts';
import { PAGE_BACKGROUND } from './theme.ts';

const slots = Array.from({ length: HEAD_COLOR_COUNT }, (_, slot) => slot);

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

describe.each(['light', 'dark'] as const)('head colours on the %s page', (theme) => {
  test('a slot without a colour is refused by name and value', () => {
    expect(() => headColor(-1, theme)).toThrow('invalid slot: -1');
    expect(() => headColor(6, theme)).toThrow('invalid slot: 6');
  });

  test.each(slots)('colour %i has a contrast of at least 3 against the page', (slot) => {
    expect(contrastRatio(headColor(slot, theme), PAGE_BACKGROUND[theme])).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(VISION))('are at least 17 apart in CIELAB with %s', (_, vision) => {
    for (const a of slots) {
      for (const b of slots.slice(0, a)) {
        const [p, q] = [seen(headColor(a, theme), vision), seen(headColor(b, theme), vision)];
        const apart = Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);
        expect(apart, `${headColor(a, theme)} and ${headColor(b, theme)}`).toBeGreaterThan(17);
      }
    }
  });
});

test('a slot keeps its hue when the theme changes', () => {
  for (const slot of slots) {
    const turn = Math.abs(hcl(headColor(slot, 'light')).h - hcl(headColor(slot, 'dark')).h);
    expect(Math.min(turn, 360 - turn), `slot ${slot}`).toBeLessThan(35);
  }
});
