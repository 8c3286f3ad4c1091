import type { Palette } from '../color/palette.ts';
import { type ColorScale, colorIndex } from '../color/scale.ts';
import { type PixelTarget, packedPixels } from '../pixel-target.ts';

/**
 * Paints weights as one pixel a patch, row by row, on a canvas of `columns × rows`; CSS makes it as large as the picture.
 *
 * `weights`: [rows × columns], one query's weights on the patches. Throws RangeError on another number.
 */
export function paintPatches(
  target: PixelTarget,
  grid: { readonly columns: number; readonly rows: number },
  weights: ArrayLike<number>,
  { packed }: Palette,
  scale: ColorScale,
): void {
  const { columns, rows } = grid;
  if (weights.length !== columns * rows) {
    throw new RangeError(`invalid weights: ${weights.length} for ${columns} × ${rows} patches`);
  }
  const image = target.createImageData(columns, rows);
  const pixels = packedPixels(image);
  for (let patch = 0; patch < pixels.length; patch++) {
    pixels[patch] = packed[colorIndex(weights[patch] as number, scale)] as number;
  }
  target.putImageData(image, 0, 0);
}
