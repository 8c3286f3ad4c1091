import type { AttentionMatrix } from '../../core/attention.ts';
import { requireMatrix } from '../../math/require-matrix.ts';
import { pixelItems } from '../heatmap/axis-view.ts';
import type { PlotAxes } from '../heatmap/plot-layout.ts';
import type { PixelGrid } from '../pixel-target.ts';
import { differenceIndex } from './difference-scale.ts';
import { type DivergingPalette, SIDE_STEPS } from './diverging-palette.ts';

/**
 * Writes every pixel of a plot of signed differences, row = query, column = key: one palette look-up a pixel, nothing
 * scaled by the browser. `range`: the end of the colour scale, above 0.
 *
 * A pixel that covers several cells shows the difference that is largest in size; NaN before any number, so that none
 * hides it. Throws RangeError when the axes were made for a matrix of another size.
 */
export function fillDifference(
  { pixels, width, height }: PixelGrid,
  { rows, columns }: PlotAxes,
  matrix: AttentionMatrix,
  { packed }: DivergingPalette,
  range: number,
): void {
  const { queries, keys, data } = requireMatrix(matrix);
  if (queries !== rows.count || keys !== columns.count) {
    throw new RangeError(`invalid matrix: ${queries} × ${keys} on axes of ${rows.count} × ${columns.count}`);
  }
  const down = pixelItems(rows);
  const across = pixelItems(columns);
  const page = packed[SIDE_STEPS] as number;
  for (let y = 0; y < height; y += 1) {
    const [first, after] = [down.starts[y] as number, down.ends[y] as number];
    const line = y * width;
    if (y > 0 && down.starts[y - 1] === first && down.ends[y - 1] === after) {
      pixels.copyWithin(line, line - width, line);
      continue;
    }
    for (let x = 0; x < width; x += 1) {
      const [start, end] = [across.starts[x] as number, across.ends[x] as number];
      // Between cells stands the page, as where there is no difference.
      pixels[line + x] =
        first === after || start === end
          ? page
          : (packed[differenceIndex(largestOf(data, keys, first, after, start, end), range)] as number);
    }
  }
}

function largestOf(
  data: Float32Array,
  keys: number,
  firstRow: number,
  rowsEnd: number,
  firstKey: number,
  keysEnd: number,
): number {
  let largest = 0;
  let size = 0;
  for (let row = firstRow; row < rowsEnd; row += 1) {
    for (let at = row * keys + firstKey; at < row * keys + keysEnd; at += 1) {
      const difference = data[at] as number;
      const own = difference < 0 ? -difference : difference;
      // Written so that NaN, for which every comparison is false, comes in here.
      if (own <= size) continue;
      if (Number.isNaN(own)) return own;
      largest = difference;
      size = own;
    }
  }
  return largest;
}
