import type { HeatmapLayout } from './heatmap-layout.ts';

/** A cell of a matrix: row = query, column = key. */
export interface Cell {
  readonly query: number;
  readonly key: number;
}

/**
 * The cell at a point, in CSS pixels from the plot's top left corner; `undefined` outside the plot.
 *
 * The inverse of `cellBox`: left and top edges belong to the cell, and so does its gap.
 */
export function hitHeatmap(layout: HeatmapLayout, x: number, y: number): Cell | undefined {
  if (!(x >= 0 && x < layout.width && y >= 0 && y < layout.height)) return undefined;
  return { query: Math.floor(y / layout.cell), key: Math.floor(x / layout.cell) };
}
