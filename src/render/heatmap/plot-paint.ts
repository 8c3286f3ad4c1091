import type { Palette } from '../color/palette.ts';
import type { PixelGrid } from '../pixel-target.ts';
import { type PixelItems, pixelItems } from './axis-view.ts';
import type { PlotAxes } from './plot-layout.ts';

/** A matrix as colours: `[queries, keys]`, row-major, each an index of the palette. */
export interface IndexedMatrix {
  readonly queries: number;
  readonly keys: number;
  readonly indices: Uint16Array;
}

/**
 * Writes every pixel of a plot: what its axes have in sight. One palette look-up a pixel; nothing is scaled by the
 * browser, so that cells are exact at every zoom and device pixel ratio.
 *
 * A pixel that covers several cells shows the largest index among them: the maximum, or NaN if one is.
 * Throws RangeError when the axes were made for a matrix of another size.
 *
 * @returns the most rows and the most columns that share one pixel.
 */
export function fillPlot(
  grid: PixelGrid,
  axes: PlotAxes,
  matrix: IndexedMatrix,
  palette: Palette,
): { queries: number; keys: number } {
  const { pixels, width, height } = grid;
  const { queries, keys, indices } = matrix;
  if (queries !== axes.rows.count || keys !== axes.columns.count) {
    const expected = `${axes.rows.count} × ${axes.columns.count}`;
    throw new RangeError(`invalid matrix: ${queries} × ${keys} on axes of ${expected}`);
  }
  const down = pixelItems(axes.rows);
  const across = pixelItems(axes.columns);
  const fillLine = down.most <= 1 && across.most <= 1 ? fillSingleLine : fillPooledLine;
  for (let y = 0; y < height; y++) {
    const [first, after] = [down.starts[y] as number, down.ends[y] as number];
    const line = y * width;
    if (after === first) pixels.fill(palette.packed[0] as number, line, line + width);
    else if (y > 0 && down.starts[y - 1] === first && down.ends[y - 1] === after) {
      pixels.copyWithin(line, line - width, line);
    } else
      fillLine(
        pixels.subarray(line, line + width),
        indices,
        first * keys,
        after * keys,
        keys,
        across,
        palette,
      );
  }
  return { queries: down.most, keys: across.most };
}

function fillSingleLine(
  line: Uint32Array,
  indices: Uint16Array,
  row: number,
  _rowsEnd: number,
  _keys: number,
  { starts, ends }: PixelItems,
  { packed }: Palette,
): void {
  const background = packed[0] as number;
  for (let x = 0; x < line.length; x++) {
    const key = starts[x] as number;
    line[x] = ends[x] === key ? background : (packed[indices[row + key] as number] as number);
  }
}

function fillPooledLine(
  line: Uint32Array,
  indices: Uint16Array,
  rowsStart: number,
  rowsEnd: number,
  keys: number,
  { starts, ends }: PixelItems,
  { packed }: Palette,
): void {
  for (let x = 0; x < line.length; x++) {
    const [start, end] = [starts[x] as number, ends[x] as number];
    let largest = 0;
    for (let row = rowsStart; row < rowsEnd; row += keys) {
      for (let key = start; key < end; key++) {
        const index = indices[row + key] as number;
        if (index > largest) largest = index;
      }
    }
    line[x] = packed[largest] as number;
  }
}
