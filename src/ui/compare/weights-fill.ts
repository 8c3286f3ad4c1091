import type { AttentionMatrix } from '../../core/attention.ts';
import { colorIndices, type MatrixScale } from '../../render/color/color-indices.ts';
import type { Palette } from '../../render/color/palette.ts';
import type { PlotAxes } from '../../render/heatmap/plot-layout.ts';
import { fillPlot } from '../../render/heatmap/plot-paint.ts';
import type { PixelGrid } from '../../render/pixel-target.ts';

export type FillMap = (grid: PixelGrid, axes: PlotAxes) => void;

/** Paints weights as the heatmap does. */
export function weightsFill(matrix: AttentionMatrix, scale: MatrixScale, palette: Palette): FillMap {
  const { queries, keys } = matrix;
  const indices = colorIndices(matrix, scale);
  return (grid, axes) => void fillPlot(grid, axes, { queries, keys, indices }, palette);
}
