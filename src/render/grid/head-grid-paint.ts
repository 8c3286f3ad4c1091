import type { AttentionMatrix } from '../../core/attention.ts';
import type { MatrixScale } from '../color/color-indices.ts';
import type { Palette } from '../color/palette.ts';
import { type PixelTarget, packedPixels } from '../pixel-target.ts';
import { deviceBox, type GridPlace, type HeadGridLayout } from './head-grid-layout.ts';
import { createThumbnailPainter } from './thumbnail-paint.ts';

/** The matrix of a place; `undefined` where there is none (yet): it is left transparent. */
export type MatrixAt = (place: GridPlace) => AttentionMatrix | undefined;

/**
 * Paints heads on a canvas of `canvasWidth × canvasHeight` device pixels, **one head a step**, so that the caller decides
 * how many steps fit into a moment. Each row of heads is put on the canvas as one image, when its last head is ready;
 * between thumbnails the canvas stays transparent. A matrix is asked for when its head is painted.
 *
 * Stopping early leaves whole rows: those painted, and below them what the canvas held before.
 */
export function* paintHeadGrid(
  target: PixelTarget,
  layout: HeadGridLayout,
  matrixAt: MatrixAt,
  palette: Palette,
  scale: MatrixScale,
): Generator<undefined, void> {
  const { rows, columns, canvasWidth, canvasHeight } = layout;
  if (canvasWidth === 0 || canvasHeight === 0) return;
  const painter = createThumbnailPainter(palette, scale);
  for (let row = 0; row < rows; row++) {
    const top = deviceBox(layout, { row, column: 0 }).y;
    const bottom = row + 1 < rows ? deviceBox(layout, { row: row + 1, column: 0 }).y : canvasHeight;
    const image = target.createImageData(canvasWidth, bottom - top);
    const strip = { pixels: packedPixels(image), width: canvasWidth, height: bottom - top };
    for (let column = 0; column < columns; column++) {
      const matrix = matrixAt({ row, column });
      if (!matrix) continue;
      const box = deviceBox(layout, { row, column });
      painter.fill(strip, { ...box, y: box.y - top }, matrix);
      yield;
    }
    target.putImageData(image, 0, top);
  }
}
