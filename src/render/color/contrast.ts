import { rgb } from 'd3-color';

/**
 * Relative luminance of an opaque CSS colour, 0 (black) to 1 (white).
 *
 * Source: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
 */
export function luminance(color: string): number {
  const { r, g, b } = rgb(color);
  return 0.2126 * linearChannel(r) + 0.7152 * linearChannel(g) + 0.0722 * linearChannel(b);
}

/** Contrast of two opaque CSS colours, 1 to 21; graphics need 3, text 4.5 (WCAG 2.2, 1.4.11 and 1.4.3). */
export function contrastRatio(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** An sRGB channel, 0 to 255, as linear light, 0 to 1. */
export function linearChannel(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
