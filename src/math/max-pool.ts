import type { AttentionMatrix } from '../core/attention.ts';
import { requireMatrix } from './require-matrix.ts';
import { requireNumber } from './require-number.ts';

/**
 * The matrix at another size, `[height, width]`, keeping the **maximum** of the cells under each pixel.
 *
 * Row = query, column = key, as in the matrix. Each axis on its own: where it shrinks, every cell
 * belongs to exactly one pixel, so no maximum is lost and a thin diagonal stays; where it grows, a
 * pixel takes the cell that holds its centre. The maximum over the result is therefore the maximum
 * over the matrix. NaN wins over every number (as in Math.max), so that it stays visible.
 *
 * An empty matrix or an empty size gives an empty matrix. Throws RangeError on sizes that are no counts.
 */
export function maxPool(matrix: AttentionMatrix, width: number, height: number): AttentionMatrix {
  const { queries, keys, data } = requireMatrix(matrix);
  requireNumber('width', width, { from: 0, integer: true });
  requireNumber('height', height, { from: 0, integer: true });
  if (queries * keys * width * height === 0) return { queries: 0, keys: 0, data: new Float32Array(0) };
  const pooled = new Float32Array(width * height);
  const rows = poolBounds(queries, height);
  const columns = poolBounds(keys, width);
  for (let y = 0; y < height; y++) {
    const firstRow = rows.starts[y] as number;
    const endRow = rows.ends[y] as number;
    for (let x = 0; x < width; x++) {
      const firstColumn = columns.starts[x] as number;
      const endColumn = columns.ends[x] as number;
      let best = Number.NEGATIVE_INFINITY;
      for (let row = firstRow; row < endRow; row++) {
        const end = row * keys + endColumn;
        for (let at = row * keys + firstColumn; at < end; at++) best = Math.max(best, data[at] as number);
      }
      pooled[y * width + x] = best;
    }
  }
  return { queries: height, keys: width, data: pooled };
}

/**
 * Which cells of an axis fall on each pixel: half-open ranges, none empty.
 *
 * `cells > pixels`: the ranges part the cells. Otherwise each is the one cell under the pixel's centre.
 */
export function poolBounds(cells: number, pixels: number): { starts: Int32Array; ends: Int32Array } {
  const starts = new Int32Array(pixels);
  const ends = new Int32Array(pixels);
  const shrinks = cells > pixels;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const start = Math.floor(((shrinks ? pixel : pixel + 0.5) * cells) / pixels);
    starts[pixel] = start;
    ends[pixel] = shrinks ? Math.floor(((pixel + 1) * cells) / pixels) : start + 1;
  }
  return { starts, ends };
}
