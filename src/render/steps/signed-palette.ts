import { lab, rgb } from 'd3-color';
import { interpolateBrBG } from 'd3-scale-chromatic';
import { PAGE_BACKGROUND, type Theme } from '../color/theme.ts';

/** Colours for numbers with a sign: index 0 stands for −range, `SIGNED_ZERO` for 0, 254 for +range. */
export const SIGNED_SIZE = 255;
export const SIGNED_ZERO = 127;
/** What the mask hides. */
export const HIDDEN_INDEX = 255;
/** What is no number. */
export const NO_NUMBER_INDEX = 256;

/** The ends on the dark page: as far from it as brown and teal are from the light one. */
const DARK_ENDS = ['#f7b55f', '#5fe3d3'] as const;
const HIDDEN_COLOR: Readonly<Record<Theme, string>> = { light: '#c9c6d4', dark: '#3a4157' };
const NO_NUMBER_COLOR: Readonly<Record<Theme, string>> = { light: '#0090ff', dark: '#00b8ff' };

const palettes = new Map<Theme, Uint32Array>();

/**
 * 257 packed colours, in this machine's byte order: brown below zero, the page at zero, teal above.
 *
 * ColorBrewer's BrBG, safe for colour-blind readers; on the dark page both arms get lighter instead of darker.
 */
export function getSignedPalette(theme: Theme): Uint32Array {
  const known = palettes.get(theme);
  if (known) return known;
  const bytes = new Uint8ClampedArray((NO_NUMBER_INDEX + 1) * 4);
  const colors = Array.from({ length: SIGNED_SIZE }, (_, index) => signedColor(index, theme));
  [...colors, HIDDEN_COLOR[theme], NO_NUMBER_COLOR[theme]].forEach((color, index) => {
    const { r, g, b } = rgb(color);
    bytes.set([r, g, b, 255], index * 4);
  });
  const packed = new Uint32Array(bytes.buffer);
  palettes.set(theme, packed);
  return packed;
}

/** Colour of index 0 to 254 as CSS. */
export function signedColor(index: number, theme: Theme): string {
  const position = (index - SIGNED_ZERO) / SIGNED_ZERO;
  const end =
    theme === 'light' ? interpolateBrBG(0.5 + position / 2) : (DARK_ENDS[position < 0 ? 0 : 1] as string);
  // The light scheme has its own way to the middle; only there the page blends in.
  const share = theme === 'light' ? Math.min(1, Math.abs(position) / 0.15) : Math.abs(position);
  return mix(PAGE_BACKGROUND[theme], end, share);
}

/** Where a number stands in the palette; beyond the range it has the colour of the range's end. */
export function signedIndex(value: number, range: number): number {
  if (Number.isNaN(value)) return NO_NUMBER_INDEX;
  if (range === 0 || value === 0) return SIGNED_ZERO;
  const position = Math.max(-1, Math.min(1, value / range));
  return SIGNED_ZERO + Math.round(position * SIGNED_ZERO);
}

function mix(from: string, to: string, share: number): string {
  const [a, b] = [lab(from), lab(to)];
  return lab(a.l + (b.l - a.l) * share, a.a + (b.a - a.a) * share, a.b + (b.b - a.b) * share).formatHex();
}
