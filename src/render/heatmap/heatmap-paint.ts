import type { AttentionMatrix } from '../../core/attention.ts';
import { requireMatrix } from '../../math/require-matrix.ts';
import type { Palette } from '../color/palette.ts';
import { type ColorScale, colorIndex } from '../color/scale.ts';
import { fillThumbnail } from '../grid/thumbnail-paint.ts';
import { type PixelGrid, type PixelTarget, packedPixels } from '../pixel-target.ts';
import type { HeatmapLayout } from './heatmap-layout.ts';

/**
 * Paints a matrix on a canvas of `canvasWidth × canvasHeight` device pixels, shown at
 * `width × height` CSS pixels: one palette look-up a cell, one `putImageData`, no scaling by the
 * browser, so that cells are crisp at every device pixel ratio. An empty matrix paints nothing.
 *
 * Where a canvas has fewer pixels than the matrix has cells, a pixel shows the largest weight under it.
 * Throws RangeError when the layout was made for a matrix of another size.
 */
export function paintHeatmap(
  target: PixelTarget,
  layout: HeatmapLayout,
  matrix: AttentionMatrix,
  palette: Palette,
  scale: ColorScale,
): void {
  const { canvasWidth, canvasHeight } = layout;
  if (canvasWidth === 0 || canvasHeight === 0) return;
  const image = target.createImageData(canvasWidth, canvasHeight);
  const grid = { pixels: packedPixels(image), width: canvasWidth, height: canvasHeight };
  fillHeatmap(grid, layout, matrix, palette, scale);
  target.putImageData(image, 0, 0);
}

/** The pixels of `paintHeatmap`, without a canvas; every pixel of the grid is written. */
export function fillHeatmap(
  grid: PixelGrid,
  layout: HeatmapLayout,
  matrix: AttentionMatrix,
  palette: Palette,
  scale: ColorScale,
): void {
  const { pixels, width, height } = grid;
  const { packed } = palette;
  const { queries, keys, data } = requireMatrix(matrix);
  if (queries !== layout.queries || keys !== layout.keys) {
    throw new RangeError(
      `invalid matrix: ${queries} × ${keys} in a layout of ${layout.queries} × ${layout.keys}`,
    );
  }
  if (width < keys || height < queries) {
    fillThumbnail(grid, { x: 0, y: 0, width, height }, matrix, palette, scale);
    return;
  }
  const columns = deviceEdges(keys, width);
  const rows = deviceEdges(queries, height);
  const gap = deviceGap(layout, width);
  if (gap > 0) pixels.fill(packed[0] as number);
  for (let query = 0; query < queries; query++) {
    const top = rows[query] as number;
    const bottom = (rows[query + 1] as number) - gap;
    const line = top * width;
    for (let key = 0; key < keys; key++) {
      const color = packed[colorIndex(data[query * keys + key] as number, scale)] as number;
      const end = line + (columns[key + 1] as number) - gap;
      for (let at = line + (columns[key] as number); at < end; at++) pixels[at] = color;
    }
    for (let y = top + 1; y < bottom; y++) pixels.copyWithin(y * width, line, line + width);
  }
}

/** The gap in device pixels: 0 where a cell (page zoomed far out) has too few pixels to spare one. */
function deviceGap({ gap, cell, width }: HeatmapLayout, pixels: number): number {
  const ratio = pixels / width;
  return gap === 0 || cell * ratio < 4 ? 0 : Math.max(1, Math.round(gap * ratio));
}

/** The first device pixel of each of `count` equal cells along `pixels`, and the end: `[count + 1]`. */
export function deviceEdges(count: number, pixels: number): Int32Array {
  return Int32Array.from({ length: count + 1 }, (_, cell) => Math.round((cell * pixels) / count));
}
