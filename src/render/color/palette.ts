import { rgb } from 'd3-color';
import { interpolateMagma } from 'd3-scale-chromatic';
import { requireNumber } from '../../math/require-number.ts';
import { INVALID_INDEX, RAMP_SIZE } from './scale.ts';
import { PAGE_BACKGROUND, type Theme } from './theme.ts';

/** Colours by `colorIndex`: 0 to 255 the ramp, `INVALID_INDEX` (256) what is no weight. All opaque. */
export interface Palette {
  readonly theme: Theme;
  /** `[257, 4]`: red, green, blue, alpha, each 0 to 255. */
  readonly rgba: Uint8ClampedArray;
  /** The same bytes, one number a colour, in this machine's byte order: for `packedPixels`. */
  readonly packed: Uint32Array;
}

/** A blue that magma does not contain, nor does its look-alike in red-green blindness. */
const INVALID_COLOR: Readonly<Record<Theme, string>> = { light: '#0090ff', dark: '#00b8ff' };

/** The dark ramp starts here in magma: as light as the dark page, so that no step gets darker. */
const DARK_START = 0.1;

/** Up to this position the page background blends into the ramp. */
const BLEND_END = 0.08;

const palettes = new Map<Theme, Palette>();

/**
 * The palette of a theme: magma, perceptually uniform and safe for colour-blind readers.
 *
 * Dark: from the page background to pale yellow. Light: reversed, from the page background to near
 * black. Index 0 is exactly the page background. Lightness rises (dark) or falls (light) all along.
 */
export function getPalette(theme: Theme): Palette {
  const known = palettes.get(theme);
  if (known) return known;
  const rgba = new Uint8ClampedArray((RAMP_SIZE + 1) * 4);
  for (let index = 0; index < RAMP_SIZE; index++) rgba.set(rampColor(theme, index / 255), index * 4);
  rgba.set([...channels(INVALID_COLOR[theme]), 255], INVALID_INDEX * 4);
  const palette: Palette = { theme, rgba, packed: new Uint32Array(rgba.buffer) };
  palettes.set(theme, palette);
  return palette;
}

/** A colour of the palette as CSS, `#rrggbb`. Throws RangeError on an index outside 0 to 256. */
export function paletteColor({ rgba }: Palette, index: number): string {
  const at = requireNumber('index', index, { from: 0, to: INVALID_INDEX, integer: true }) * 4;
  return rgb(rgba[at] as number, rgba[at + 1] as number, rgba[at + 2] as number).formatHex();
}

function rampColor(theme: Theme, position: number): readonly number[] {
  const along = theme === 'light' ? 1 - position : DARK_START + (1 - DARK_START) * position;
  const page = channels(PAGE_BACKGROUND[theme]);
  const share = Math.min(1, position / BLEND_END);
  return [...mix(page, magma(along), share), 255];
}

/** D3 returns the nearest of 256 colours; between them we go straight, so that no two steps are equal. */
function magma(position: number): readonly number[] {
  const at = position * 255;
  const below = Math.floor(at);
  const color = (entry: number) => channels(interpolateMagma((Math.min(entry, 255) + 0.5) / 256));
  return mix(color(below), color(below + 1), at - below);
}

function mix(from: readonly number[], to: readonly number[], share: number): number[] {
  return from.map((channel, at) => channel + ((to[at] as number) - channel) * share);
}

function channels(color: string): readonly number[] {
  const { r, g, b } = rgb(color);
  return [r, g, b];
}
