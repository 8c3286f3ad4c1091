import { requireNumber } from '../../math/require-number.ts';
import type { Box } from '../box.ts';
import { canvasSize } from '../canvas-size.ts';

export interface HeadGridOptions {
  readonly rows: number;
  readonly columns: number;
  /** Room for the whole grid, in CSS pixels. */
  readonly width: number;
  readonly devicePixelRatio: number;
  /** Between thumbnails, in CSS pixels. */
  readonly gap?: number;
  /** Height of the line of text under each thumbnail, in CSS pixels. */
  readonly caption?: number;
  /** Smallest and largest side of a thumbnail, in CSS pixels. */
  readonly minSize?: number;
  readonly maxSize?: number;
}

/** Where thumbnails stand: in rows, first on top, and columns, first on the left. */
export interface HeadGridLayout {
  readonly rows: number;
  readonly columns: number;
  /** Side of a thumbnail, a whole number of CSS pixels. */
  readonly size: number;
  readonly gap: number;
  readonly caption: number;
  /** Size of the grid in CSS pixels; gaps lie between thumbnails only, captions under each. */
  readonly width: number;
  readonly height: number;
  /** Size of the canvas in device pixels. */
  readonly canvasWidth: number;
  readonly canvasHeight: number;
  /** The grid is wider than the room: it scrolls. */
  readonly overflows: boolean;
}

/** A place in the grid. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * Square thumbnails, as large as the width allows, between `minSize` (24) and `maxSize` (96), `gap` (4) apart.
 * Without rows or columns the grid is empty. Throws RangeError naming the bad option.
 */
export function layoutHeadGrid(options: HeadGridOptions): HeadGridLayout {
  const rows = requireNumber('rows', options.rows, { from: 0, integer: true });
  const columns = requireNumber('columns', options.columns, { from: 0, integer: true });
  const room = requireNumber('width', options.width, { from: 0 });
  const gap = requireNumber('gap', options.gap ?? 4, { from: 0, integer: true });
  const caption = requireNumber('caption', options.caption ?? 0, { from: 0, integer: true });
  const minSize = requireNumber('minSize', options.minSize ?? 24, { from: 1, integer: true });
  const maxSize = requireNumber('maxSize', options.maxSize ?? 96, { from: minSize, integer: true });
  const fitting = columns === 0 ? maxSize : Math.floor((room + gap) / columns) - gap;
  const size = Math.max(minSize, Math.min(maxSize, fitting));
  const empty = rows === 0 || columns === 0;
  const width = empty ? 0 : columns * (size + gap) - gap;
  const height = empty ? 0 : rows * (size + caption + gap) - gap;
  const canvas = canvasSize(width, height, options.devicePixelRatio);
  return {
    rows,
    columns,
    size,
    gap,
    caption,
    width,
    height,
    canvasWidth: canvas.width,
    canvasHeight: canvas.height,
    overflows: width > room,
  };
}

/** The thumbnail of a place in CSS pixels, its caption not included. Throws RangeError outside the grid. */
export function thumbnailBox(layout: HeadGridLayout, { row, column }: GridPlace): Box {
  const { rows, columns, size, gap, caption } = layout;
  requireNumber('row', row, { from: 0, to: rows - 1, integer: true });
  requireNumber('column', column, { from: 0, to: columns - 1, integer: true });
  return { x: column * (size + gap), y: row * (size + caption + gap), width: size, height: size };
}

/**
 * A thumbnail in device pixels: its CSS edges, rounded to whole pixels. At fractional ratios thumbnails may differ by
 * one pixel.
 */
export function deviceBox(layout: HeadGridLayout, place: GridPlace): Box {
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
