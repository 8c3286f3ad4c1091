import type { AttentionMatrix } from '../../core/attention.ts';
import { maxPool, poolBounds } from '../../math/max-pool.ts';
import { requireMatrix } from '../../math/require-matrix.ts';
import type { Box } from '../box.ts';
import type { Palette } from '../color/palette.ts';
import { type ColorScale, colorIndex } from '../color/scale.ts';
import { type PixelGrid, type PixelTarget, packedPixels } from '../pixel-target.ts';

/**
 * Paints one matrix on a canvas of `width × height` device pixels: row = query, column = key.
 *
 * The matrix is stretched to the canvas: each pixel has the colour of the largest weight under it.
 * An empty matrix is painted as background; an empty canvas is not painted.
 */
export function paintThumbnail(
  target: PixelTarget,
  width: number,
  height: number,
  matrix: AttentionMatrix,
  palette: Palette,
  scale: ColorScale,
): void {
  if (width === 0 || height === 0) return;
  const image = target.createImageData(width, height);
  const grid = { pixels: packedPixels(image), width, height };
  grid.pixels.fill(palette.packed[0] as number);
  fillThumbnail(grid, { x: 0, y: 0, width, height }, matrix, palette, scale);
  target.putImageData(image, 0, 0);
}

/**
 * Fills a box of the grid, in whole pixels, with a matrix; an empty matrix leaves it as it is.
 *
 * An axis with more cells than pixels is pooled to its maxima, one with fewer is repeated: a colour
 * is looked up once a cell or once a pixel, whichever is fewer.
 */
export function fillThumbnail(
  { pixels, width }: PixelGrid,
  box: Box,
  matrix: AttentionMatrix,
  { packed }: Palette,
  scale: ColorScale,
): void {
  requireMatrix(matrix);
  const columns = Math.min(matrix.keys, box.width);
  const rows = Math.min(matrix.queries, box.height);
  const { keys, queries, data } =
    columns === matrix.keys && rows === matrix.queries ? matrix : maxPool(matrix, columns, rows);
  if (keys === 0 || queries === 0) return;
  const columnOf = poolBounds(keys, box.width).starts;
  const rowOf = poolBounds(queries, box.height).starts;
  const colors = new Uint32Array(keys);
  let colored = -1;
  for (let y = 0; y < box.height; y++) {
    const line = (box.y + y) * width + box.x;
    const row = rowOf[y] as number;
    if (row === colored) {
      pixels.copyWithin(line, line - width, line - width + box.width);
      continue;
    }
    colored = row;
    for (let key = 0; key < keys; key++) {
      colors[key] = packed[colorIndex(data[row * keys + key] as number, scale)] as number;
    }
    for (let x = 0; x < box.width; x++) pixels[line + x] = colors[columnOf[x] as number] as number;
  }
}
