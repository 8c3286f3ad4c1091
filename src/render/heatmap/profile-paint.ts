import { INVALID_INDEX } from '../color/scale.ts';
import type { PixelGrid } from '../pixel-target.ts';
import { type AxisView, pixelItems } from './axis-view.ts';

/** Packed as in `packedPixels`. */
export interface ProfileColors {
  readonly bar: number;
  /** Of the item that the reader points at. */
  readonly lit: number;
  /** Of what is no weight: a full bar. */
  readonly invalid: number;
}

/** Where the values of a profile stand: item i is `indices[base + i · stride]`, 0 to 255 or `INVALID_INDEX`. */
export interface ProfileValues {
  readonly indices: Uint16Array;
  readonly base: number;
  readonly stride: number;
}

/**
 * Bars along an axis, each as long as its value on the colour scale: 255 is the strip's full depth. A value above 0 has at
 * least one pixel; where several items share a pixel their largest counts. What is no bar is transparent.
 *
 * `columns`: along the x axis, standing on the strip's bottom. `rows`: along the y axis, from the strip's left edge.
 */
export function fillProfile(
  grid: PixelGrid,
  along: 'columns' | 'rows',
  axis: AxisView,
  values: ProfileValues,
  colors: ProfileColors,
  lit?: number,
): void {
  const { pixels, width, height } = grid;
  pixels.fill(0);
  const depth = along === 'columns' ? height : width;
  const { starts, ends } = pixelItems(axis);
  for (let pixel = 0; pixel < axis.pixels; pixel++) {
    const [start, end] = [starts[pixel] as number, ends[pixel] as number];
    const value = largest(values, start, end);
    if (value === 0) continue;
    const isLit = lit !== undefined && lit >= start && lit < end;
    const color = value === INVALID_INDEX ? colors.invalid : isLit ? colors.lit : colors.bar;
    const bar = Math.min(depth, Math.max(1, Math.round((value * depth) / 255)));
    if (along === 'rows') pixels.fill(color, pixel * width, pixel * width + bar);
    else for (let y = height - bar; y < height; y++) pixels[y * width + pixel] = color;
  }
}

function largest({ indices, base, stride }: ProfileValues, start: number, end: number): number {
  let value = 0;
  for (let item = start; item < end; item++) value = Math.max(value, indices[base + item * stride] as number);
  return value;
}
