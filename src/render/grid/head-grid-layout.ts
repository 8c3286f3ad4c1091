import { requireNumber } from '../../math/require-number.ts';
import type { Box } from '../box.ts';
import { canvasSize } from '../canvas-size.ts';

export interface HeadGridOptions {
  /** Rows of the grid. */
  readonly layers: number;
  /** Columns of the grid. */
  readonly heads: number;
  /** Room for the whole grid, in CSS pixels. */
  readonly width: number;
  readonly devicePixelRatio: number;
  /** Between thumbnails, in CSS pixels. */
  readonly gap?: number;
  /** Smallest and largest side of a thumbnail, in CSS pixels. */
  readonly minSize?: number;
  readonly maxSize?: number;
}

/** Where the thumbnails of one site stand: row = layer, first on top; column = head, first on the left. */
export interface HeadGridLayout {
  readonly layers: number;
  readonly heads: number;
  /** Side of a thumbnail, a whole number of CSS pixels. */
  readonly size: number;
  readonly gap: number;
  /** Size of the grid in CSS pixels; gaps lie between thumbnails only. */
  readonly width: number;
  readonly height: number;
  /** Size of the canvas in device pixels. */
  readonly canvasWidth: number;
  readonly canvasHeight: number;
  /** The grid is wider than the room: it scrolls. */
  readonly overflows: boolean;
}

/** A head of one site by its place in the grid. */
export interface GridHead {
  readonly layer: number;
  readonly head: number;
}

/**
 * Square thumbnails, as large as the width allows, between `minSize` (24) and `maxSize` (96), `gap`
 * (4) apart. Without layers or heads the grid is empty. Throws RangeError naming the bad option.
 */
export function layoutHeadGrid(options: HeadGridOptions): HeadGridLayout {
  const layers = requireNumber('layers', options.layers, { from: 0, integer: true });
  const heads = requireNumber('heads', options.heads, { from: 0, integer: true });
  const room = requireNumber('width', options.width, { from: 0 });
  const gap = requireNumber('gap', options.gap ?? 4, { from: 0, integer: true });
  const minSize = requireNumber('minSize', options.minSize ?? 24, { from: 1, integer: true });
  const maxSize = requireNumber('maxSize', options.maxSize ?? 96, { from: minSize, integer: true });
  const fitting = heads === 0 ? maxSize : Math.floor((room + gap) / heads) - gap;
  const size = Math.max(minSize, Math.min(maxSize, fitting));
  const empty = layers === 0 || heads === 0;
  const width = empty ? 0 : heads * (size + gap) - gap;
  const height = empty ? 0 : layers * (size + gap) - gap;
  const canvas = canvasSize(width, height, options.devicePixelRatio);
  return {
    layers,
    heads,
    size,
    gap,
    width,
    height,
    canvasWidth: canvas.width,
    canvasHeight: canvas.height,
    overflows: width > room,
  };
}

/** The thumbnail of a head in CSS pixels. Throws RangeError when the grid has no such head. */
export function thumbnailBox(layout: HeadGridLayout, { layer, head }: GridHead): Box {
  const { layers, heads, size, gap } = layout;
  requireNumber('layer', layer, { from: 0, to: layers - 1, integer: true });
  requireNumber('head', head, { from: 0, to: heads - 1, integer: true });
  return { x: head * (size + gap), y: layer * (size + gap), width: size, height: size };
}
