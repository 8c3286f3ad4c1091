import type { AttentionMatrix } from '../../core/attention.ts';
import type { Box } from '../box.ts';
import type { Palette } from '../color/palette.ts';
import type { ColorScale } from '../color/scale.ts';
import { type PixelTarget, packedPixels } from '../pixel-target.ts';
import { type HeadGridLayout, thumbnailBox } from './head-grid-layout.ts';
import { fillThumbnail } from './thumbnail-paint.ts';

/**
 * Paints every head of a site on one canvas of `canvasWidth × canvasHeight` device pixels: one
 * `putImageData` for the whole grid. Between thumbnails the canvas shows the page background.
 *
 * `matrices`: layer by layer, head by head, `layers × heads` of them; `undefined` (not computed) and
 * empty matrices are left as background. Throws RangeError on any other number of matrices.
 */
export function paintHeadGrid(
  target: PixelTarget,
  layout: HeadGridLayout,
  matrices: readonly (AttentionMatrix | undefined)[],
  palette: Palette,
  scale: ColorScale,
): void {
  const { layers, heads, canvasWidth, canvasHeight } = layout;
  if (matrices.length !== layers * heads) {
    throw new RangeError(`invalid matrices: ${matrices.length} for ${layers} layers × ${heads} heads`);
  }
  if (canvasWidth === 0 || canvasHeight === 0) return;
  const image = target.createImageData(canvasWidth, canvasHeight);
  const grid = { pixels: packedPixels(image), width: canvasWidth, height: canvasHeight };
  grid.pixels.fill(palette.packed[0] as number);
  matrices.forEach((matrix, at) => {
    if (!matrix) return;
    const box = deviceBox(layout, { layer: Math.floor(at / heads), head: at % heads });
    fillThumbnail(grid, box, matrix, palette, scale);
  });
  target.putImageData(image, 0, 0);
}

/**
 * A thumbnail in device pixels: its CSS edges, rounded to whole pixels. At fractional ratios
 * thumbnails may differ by one pixel.
 */
export function deviceBox(layout: HeadGridLayout, place: { layer: number; head: number }): Box {
  const box = thumbnailBox(layout, place);
  const across = layout.canvasWidth / layout.width;
  const down = layout.canvasHeight / layout.height;
  const x = Math.round(box.x * across);
  const y = Math.round(box.y * down);
  return {
    x,
    y,
    width: Math.round((box.x + box.width) * across) - x,
    height: Math.round((box.y + box.height) * down) - y,
  };
}
