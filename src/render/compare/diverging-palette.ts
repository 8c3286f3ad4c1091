import { lab, lch, rgb } from 'd3-color';
import { INVALID_INDEX } from '../color/scale.ts';
import { PAGE_BACKGROUND, type Theme } from '../color/theme.ts';

/** Steps from no difference to the end of the range, on each side. */
export const SIDE_STEPS = 127;

/** Colours by `differenceIndex`: 0 the most negative, 127 no difference, 254 the most positive; 256 what is no number. */
export interface DivergingPalette {
  readonly theme: Theme;
  /** `[257]`, one number a colour, in this machine's byte order: for `packedPixels`. */
  readonly packed: Uint32Array;
}

/**
 * Blue for less and orange for more: apart for readers without red, green or blue cones (tested). Both ends are equally
 * far from the page in lightness, so that neither sign looks stronger.
 */
const ENDS: Readonly<Record<Theme, { readonly less: string; readonly more: string }>> = {
  light: { less: lch(38, 62, 280).formatHex(), more: lch(38, 62, 52).formatHex() },
  dark: { less: lch(74, 44, 258).formatHex(), more: lch(74, 66, 70).formatHex() },
};

/** A grey: neither side contains one. */
const INVALID_COLOR: Readonly<Record<Theme, string>> = { light: '#8c8c8c', dark: '#7d7d7d' };

const palettes = new Map<Theme, DivergingPalette>();

/** The diverging palette of a theme: straight lines in CIELAB from the page's background; index 127 is exactly that. */
export function getDivergingPalette(theme: Theme): DivergingPalette {
  const known = palettes.get(theme);
  if (known) return known;
  const bytes = new Uint8ClampedArray((INVALID_INDEX + 1) * 4);
  const write = (index: number, color: string) => {
    const { r, g, b } = rgb(color);
    bytes.set([r, g, b, 255], index * 4);
  };
  for (let index = 0; index < INVALID_INDEX; index += 1) write(index, sideColor(theme, index));
  write(INVALID_INDEX, INVALID_COLOR[theme]);
  const palette = { theme, packed: new Uint32Array(bytes.buffer) };
  palettes.set(theme, palette);
  return palette;
}

/** A colour of the palette as CSS, `#rrggbb`. */
export function divergingColor({ packed }: DivergingPalette, index: number): string {
  const [r = 0, g = 0, b = 0] = new Uint8Array(packed.buffer, packed.byteOffset + index * 4, 3);
  return rgb(r, g, b).formatHex();
}

function sideColor(theme: Theme, index: number): string {
  const position = Math.min(1, Math.max(-1, (index - SIDE_STEPS) / SIDE_STEPS));
  const page = lab(PAGE_BACKGROUND[theme]);
  const end = lab(position < 0 ? ENDS[theme].less : ENDS[theme].more);
  const share = Math.abs(position);
  const between = (from: number, to: number) => from + (to - from) * share;
  return lab(between(page.l, end.l), between(page.a, end.a), between(page.b, end.b)).formatHex();
}
