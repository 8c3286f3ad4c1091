import { requireNumber } from '../../math/require-number.ts';
import type { Box } from '../box.ts';
import { canvasSize } from '../canvas-size.ts';

/** From this cell size on, cells stand apart by 1 CSS pixel. */
export const GAP_FROM_CELL = 14;

const TICK_STEPS = [1, 2, 5];

export interface HeatmapOptions {
  /** Rows. */
  readonly queries: number;
  /** Columns. */
  readonly keys: number;
  /** Room for the cells, without labels, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
  /** Least distance between the baselines of two labels, in CSS pixels. */
  readonly labelHeight: number;
  /** Smallest and largest cell, in CSS pixels. */
  readonly minCell?: number;
  readonly maxCell?: number;
}

/** Where the cells of one matrix stand: row = query from top to bottom, column = key from left to right. */
export interface HeatmapLayout {
  readonly queries: number;
  readonly keys: number;
  /** Side of a cell with its gap, a whole number of CSS pixels. */
  readonly cell: number;
  /** Part of the cell, at its right and bottom, that shows the background: 0 or 1 CSS pixel. */
  readonly gap: number;
  /** Size of the plot in CSS pixels: `keys × cell`, `queries × cell`. */
  readonly width: number;
  readonly height: number;
  /** Size of the canvas in device pixels. */
  readonly canvasWidth: number;
  readonly canvasHeight: number;
  /** Every n-th token is labelled; labels never overlap. 1, 2, 5, 10, 20, 50 … */
  readonly tickStride: number;
  /** The plot is larger than the room: it scrolls. */
  readonly overflows: boolean;
}

/**
 * Square cells of whole CSS pixels, as large as the room allows, between `minCell` (3) and `maxCell`
 * (40). Without queries or keys the plot is empty. Throws RangeError naming the bad option.
 */
export function layoutHeatmap(options: HeatmapOptions): HeatmapLayout {
  const queries = requireNumber('queries', options.queries, { from: 0, integer: true });
  const keys = requireNumber('keys', options.keys, { from: 0, integer: true });
  const room = {
    width: requireNumber('width', options.width, { from: 0 }),
    height: requireNumber('height', options.height, { from: 0 }),
  };
  const minCell = requireNumber('minCell', options.minCell ?? 3, { from: 1, integer: true });
  const maxCell = requireNumber('maxCell', options.maxCell ?? 40, { from: minCell, integer: true });
  const labelHeight = requireNumber('labelHeight', options.labelHeight, { from: 0 });
  const fitting = Math.floor(Math.min(room.width / keys, room.height / queries));
  // 0 / 0 is NaN for an empty matrix in no room.
  const cell = Math.max(minCell, Math.min(maxCell, Number.isNaN(fitting) ? maxCell : fitting));
  const empty = queries === 0 || keys === 0;
  const width = empty ? 0 : keys * cell;
  const height = empty ? 0 : queries * cell;
  const canvas = canvasSize(width, height, options.devicePixelRatio);
  return {
    queries,
    keys,
    cell,
    gap: cell >= GAP_FROM_CELL ? 1 : 0,
    width,
    height,
    canvasWidth: canvas.width,
    canvasHeight: canvas.height,
    tickStride: tickStride(cell, labelHeight),
    overflows: width > room.width || height > room.height,
  };
}

/** The smallest of 1, 2, 5, 10, 20, 50 … with `stride × cell >= labelHeight`. */
export function tickStride(cell: number, labelHeight: number): number {
  for (let power = 1; ; power *= 10) {
    const step = TICK_STEPS.find((candidate) => candidate * power * cell >= labelHeight);
    if (step !== undefined) return step * power;
  }
}

/** The rows or columns that carry a label, of `count`. */
export function tickIndices(count: number, stride: number): number[] {
  return Array.from({ length: Math.ceil(count / stride) }, (_, tick) => tick * stride);
}

/** The cell of a weight in CSS pixels, its gap included. Throws RangeError when there is no such cell. */
export function cellBox({ queries, keys, cell }: HeatmapLayout, query: number, key: number): Box {
  requireNumber('query', query, { from: 0, to: queries - 1, integer: true });
  requireNumber('key', key, { from: 0, to: keys - 1, integer: true });
  return { x: key * cell, y: query * cell, width: cell, height: cell };
}
