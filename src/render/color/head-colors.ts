import { requireNumber } from '../../math/require-number.ts';
import type { Theme } from './theme.ts';

/** The colours of heads that are drawn together, in order; more heads than this cannot be told apart. */
export const HEAD_COLOR_COUNT = 6;

/**
 * Hues of Okabe and Ito (https://jfly.uni-koeln.de/color/): blue, orange, bluish green, reddish
 * purple, vermillion, sky blue. Lightness is moved per theme: at least 3:1 against the page, and
 * apart for readers without red, green or blue cones (tested).
 */
const HEAD_COLORS: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#0047b3', '#d27a00', '#00804c', '#c0459a', '#7a1a00', '#0099e0'],
  dark: ['#1f78d1', '#f7bd35', '#06bd7c', '#b8458a', '#d04a00', '#b3e0ff'],
};

/**
 * Colour of the head in place `slot` (0 to 5) among those drawn together, `#rrggbb`.
 * A slot keeps its hue in both themes. Throws RangeError on other slots: colours are never reused.
 */
export function headColor(slot: number, theme: Theme): string {
  requireNumber('slot', slot, { from: 0, to: HEAD_COLOR_COUNT - 1, integer: true });
  return HEAD_COLORS[theme][slot] as string;
}
