import type { AttentionMatrix } from '../../core/attention.ts';
import { createMaxPooler, type MaxPooler, poolBounds } from '../../math/max-pool.ts';
import { requireMatrix } from '../../math/require-matrix.ts';
import type { Box } from '../box.ts';
import type { MatrixScale } from '../color/color-indices.ts';
import type { Palette } from '../color/palette.ts';
import { colorIndex } from '../color/scale.ts';
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
  scale: MatrixScale,
): void {
  if (width === 0 || height === 0) return;
  const image = target.createImageData(width, height);
  const grid = { pixels: packedPixels(image), width, height };
  grid.pixels.fill(palette.packed[0] as number);
  createThumbnailPainter(palette, scale).fill(grid, { x: 0, y: 0, width, height }, matrix);
  target.putImageData(image, 0, 0);
}

/** Fills many boxes with matrices; what depends on their sizes alone is worked out once. */
export interface ThumbnailPainter {
  /** Fills a box of the grid, in whole pixels, with a matrix; an empty matrix leaves it as it is. */
  fill(grid: PixelGrid, box: Box, matrix: AttentionMatrix): void;
}

/**
 * An axis with more cells than pixels is pooled to its maxima, one with fewer is repeated: a colour is looked up once
 * a cell or once a pixel, whichever is fewer. `row`: each weight as a share of its row's largest.
 */
export function createThumbnailPainter({ packed }: Palette, scale: MatrixScale): ThumbnailPainter {
  const plans = new Map<string, Plan>();
  const colorScale = scale === 'row' ? 'linear' : scale;
  return {
    fill({ pixels, width }, box, matrix) {
      const { queries, keys, data } = requireMatrix(matrix);
      if (data.length === 0 || box.width === 0 || box.height === 0) return;
      const size = `${queries} ${keys} ${box.width} ${box.height}`;
      const plan = plans.get(size) ?? planFor(matrix, box);
      plans.set(size, plan);
      const { columns, columnOf, rowOf, colors } = plan;
      const pooled = plan.pooler.pool(data, scale === 'row');
      let colored = -1;
      for (let y = 0; y < box.height; y++) {
        const line = (box.y + y) * width + box.x;
        const row = rowOf[y] as number;
        if (row === colored) {
          pixels.copyWithin(line, line - width, line - width + box.width);
          continue;
        }
        colored = row;
        for (let key = 0; key < columns; key++) {
          colors[key] = packed[colorIndex(pooled[row * columns + key] as number, colorScale)] as number;
        }
        for (let x = 0; x < box.width; x++) pixels[line + x] = colors[columnOf[x] as number] as number;
      }
    },
  };
}

interface Plan {
  readonly pooler: MaxPooler;
  /** Of the pooled matrix: no more than cells, no more than pixels. */
  readonly columns: number;
  /** Which of its columns and rows a pixel shows. */
  readonly columnOf: Int32Array;
  readonly rowOf: Int32Array;
  readonly colors: Uint32Array;
}

function planFor({ queries, keys }: AttentionMatrix, { width, height }: Box): Plan {
  const columns = Math.min(keys, width);
  const rows = Math.min(queries, height);
  return {
    pooler: createMaxPooler(queries, keys, columns, rows),
    columns,
    columnOf: poolBounds(columns, width).starts,
    rowOf: poolBounds(rows, height).starts,
    colors: new Uint32Array(columns),
  };
}
