import { requireNumber } from '../../math/require-number.ts';
import type { Box } from '../box.ts';
import { canvasSize } from '../canvas-size.ts';
import { type AxisView, itemAt, itemStart } from './axis-view.ts';

/** Up to this size the cells of a very long or very wide matrix stretch along its short side, in CSS pixels. */
export const READABLE_CELL = 16;
/** From this size on, the cells of the whole matrix are whole CSS pixels. */
const WHOLE_FROM_CELL = 4;
/** The largest cell of the whole matrix, and of a part that is zoomed to, in CSS pixels. */
const MAX_CELL = 40;
const MAX_ZOOMED_CELL = 64;
/** Where there is no room at all, so that sizes stay above 0. */
const MIN_CELL = 1 / 8;

export interface PlotOptions {
  /** Rows. */
  readonly queries: number;
  /** Columns. */
  readonly keys: number;
  /** Room for the cells, without labels, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
}

/** How a whole matrix stands in its room; zoom is seen from here. Row = query, column = key. */
export interface PlotLayout {
  readonly queries: number;
  readonly keys: number;
  /** A cell of the whole matrix in CSS pixels: square, but in a matrix more than twice as long as wide, or as wide as long. */
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** The plot in CSS pixels: exactly the whole matrix. */
  readonly width: number;
  readonly height: number;
  /** Size of the canvas in device pixels. */
  readonly canvasWidth: number;
  readonly canvasHeight: number;
  /** The largest zoom, at least 1. */
  readonly maxZoom: number;
}

/** What part of the matrix is in the plot: a point of the whole matrix stands at `x + k·px`, `y + k·py`. 1 ≤ k ≤ maxZoom. */
export interface ZoomView {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** The whole matrix. */
export const WHOLE: ZoomView = { k: 1, x: 0, y: 0 };

/** Rows and columns as they stand in the plot. */
export interface PlotAxes {
  readonly rows: AxisView;
  readonly columns: AxisView;
}

/** A cell of a matrix: row = query, column = key. */
export interface Cell {
  readonly query: number;
  readonly key: number;
}

/** Rows and columns, both half-open. */
export interface Block {
  readonly queries: { readonly start: number; readonly end: number };
  readonly keys: { readonly start: number; readonly end: number };
}

/** The whole matrix as large as the room allows. Without queries or keys the plot is empty. Throws RangeError naming the bad option. */
export function layoutPlot(options: PlotOptions): PlotLayout {
  const queries = requireNumber('queries', options.queries, { from: 0, integer: true });
  const keys = requireNumber('keys', options.keys, { from: 0, integer: true });
  const width = requireNumber('width', options.width, { from: 0 });
  const height = requireNumber('height', options.height, { from: 0 });
  const empty = queries === 0 || keys === 0;
  const fitting = (room: number, count: number) =>
    Math.max(MIN_CELL, Math.min(MAX_CELL, room / Math.max(1, count)));
  const [across, down] = [fitting(width, keys), fitting(height, queries)];
  const square = Math.min(across, down);
  const long = queries > 2 * keys || keys > 2 * queries;
  const side = (room: number) => whole(long ? Math.min(room, Math.max(square, READABLE_CELL)) : square);
  const [cellWidth, cellHeight] = [side(across), side(down)];
  const size = { width: empty ? 0 : keys * cellWidth, height: empty ? 0 : queries * cellHeight };
  const canvas = canvasSize(size.width, size.height, options.devicePixelRatio);
  return {
    queries,
    keys,
    cellWidth,
    cellHeight,
    ...size,
    canvasWidth: canvas.width,
    canvasHeight: canvas.height,
    maxZoom: Math.max(1, MAX_ZOOMED_CELL / Math.min(cellWidth, cellHeight)),
  };
}

function whole(cell: number): number {
  return cell >= WHOLE_FROM_CELL ? Math.floor(cell) : cell;
}

/** The axes of a plot as they stand in a view of it. */
export function plotAxes(layout: PlotLayout, { k, x, y }: ZoomView = WHOLE): PlotAxes {
  const { queries, keys, cellWidth, cellHeight, width, height, canvasWidth, canvasHeight } = layout;
  return {
    rows: { count: queries, cell: k * cellHeight, offset: y, length: height, pixels: canvasHeight },
    columns: { count: keys, cell: k * cellWidth, offset: x, length: width, pixels: canvasWidth },
  };
}

/** The box of some cells in CSS pixels from the plot's top left corner, their gaps included; it may lie out of sight. */
export function blockBox({ rows, columns }: PlotAxes, { queries, keys }: Block): Box {
  const [x, y] = [itemStart(columns, keys.start), itemStart(rows, queries.start)];
  return { x, y, width: itemStart(columns, keys.end) - x, height: itemStart(rows, queries.end) - y };
}

/** The cell at a point, in CSS pixels from the plot's top left corner: the inverse of `blockBox`; undefined outside. */
export function hitPlot({ rows, columns }: PlotAxes, x: number, y: number): Cell | undefined {
  const [query, key] = [itemAt(rows, y), itemAt(columns, x)];
  return query === undefined || key === undefined ? undefined : { query, key };
}

/** The block with these two cells in its corners. */
export function blockBetween(a: Cell, b: Cell): Block {
  const range = (one: number, other: number) => ({
    start: Math.min(one, other),
    end: Math.max(one, other) + 1,
  });
  return { queries: range(a.query, b.query), keys: range(a.key, b.key) };
}
