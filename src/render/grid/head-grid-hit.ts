import type { GridHead, HeadGridLayout } from './head-grid-layout.ts';

/**
 * The head whose thumbnail is at a point, in CSS pixels from the grid's top left corner; `undefined`
 * outside the grid and between thumbnails. The inverse of `thumbnailBox`.
 */
export function hitHeadGrid(layout: HeadGridLayout, x: number, y: number): GridHead | undefined {
  if (!(x >= 0 && x < layout.width && y >= 0 && y < layout.height)) return undefined;
  const pitch = layout.size + layout.gap;
  if (x % pitch >= layout.size || y % pitch >= layout.size) return undefined;
  return { layer: Math.floor(y / pitch), head: Math.floor(x / pitch) };
}
