import type { GridPlace, HeadGridLayout } from './head-grid-layout.ts';

/**
 * The place whose thumbnail is at a point, in CSS pixels from the grid's top left corner; `undefined`
 * outside the grid, between thumbnails and on captions. The inverse of `thumbnailBox`.
 */
export function hitHeadGrid(layout: HeadGridLayout, x: number, y: number): GridPlace | undefined {
  if (!(x >= 0 && x < layout.width && y >= 0 && y < layout.height)) return undefined;
  const across = layout.size + layout.gap;
  const down = across + layout.caption;
  if (x % across >= layout.size || y % down >= layout.size) return undefined;
  return { row: Math.floor(y / down), column: Math.floor(x / across) };
}
