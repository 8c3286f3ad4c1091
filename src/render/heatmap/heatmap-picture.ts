import type { Palette } from '../color/palette.ts';
import type { AxisItem } from './label-painter.ts';
import type { Block, PlotAxes, PlotLayout, ZoomView } from './plot-layout.ts';

/** A matrix with everything that its drawing shows of it. */
export interface HeatmapPicture {
  readonly layout: PlotLayout;
  readonly devicePixelRatio: number;
  /** `[queries, keys]`, row-major: indices of the palette. */
  readonly indices: Uint16Array;
  readonly palette: Palette;
  readonly queries: readonly AxisItem[];
  readonly keys: readonly AxisItem[];
  /** What was left out of each row as indices, 255 for all of it; undefined when nothing was. */
  readonly removed: Uint16Array | undefined;
}

/** Where the reader points, in items of the picture. */
export interface HeatmapCursor {
  /** The row and column to light; undefined for none. */
  readonly query: number | undefined;
  readonly key: number | undefined;
  /** The row and the column whose profiles are drawn. */
  readonly row: number;
  readonly column: number;
  /** Items whose labels are lit, on each side. */
  readonly left: readonly number[];
  readonly top: readonly number[];
}

export const NO_CURSOR: HeatmapCursor = {
  query: undefined,
  key: undefined,
  row: 0,
  column: 0,
  left: [],
  top: [],
};

/** What is in sight after a painting. */
export interface HeatmapSight {
  readonly view: ZoomView;
  readonly axes: PlotAxes;
  /** Rows and columns of which a part is to be seen. */
  readonly cells: Block;
  /** The most rows and columns on one pixel: above 1 a pixel shows their largest weight only. */
  readonly pooled: { readonly queries: number; readonly keys: number };
}
