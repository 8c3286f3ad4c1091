import { useMemo } from 'react';
import { layoutPlot, type PlotLayout } from '../../render/heatmap/plot-layout.ts';
import { PROFILE_DEPTH, REMOVED_DEPTH } from '../../render/heatmap/profile-strips.ts';
import type { ShownAxis, ShownHead } from '../../state/shown-head.ts';
import { widestText } from '../text-width.ts';

/** Of axis labels, in CSS pixels; the same in heatmap.css. */
const LABEL_FONT_SIZE = 13;
const LABEL_PADDING = 14;
/** The text beside the matrix, where there is room for both, and the gaps beside the strips, in CSS pixels. */
const SIDE_WIDTH = 300;
const STRIP_GAP = 6;
/** A matrix of more rows or columns needs the whole width of a middling window. */
const LONG = 48;

export interface HeatmapRoom {
  readonly layout: PlotLayout;
  /** Room for the labels of rows and columns, in CSS pixels. */
  readonly left: number;
  readonly top: number;
  /** The text stands under the picture, not beside it. */
  readonly stacked: boolean;
}

/** The plot in the room that `width` CSS pixels leave it; the same object while nothing changes its size. */
export function usePlotLayout({ matrix, queries, keys, removed }: ShownHead, width: number): HeatmapRoom {
  const narrow = width < 420;
  const left = useMemo(() => labelRoom(queries, narrow ? 70 : 110), [queries, narrow]);
  const top = useMemo(() => labelRoom(keys, 90), [keys]);
  const count = { queries: matrix.queries, keys: matrix.keys };
  const stacked = width <= (Math.max(count.queries, count.keys) > LONG ? 900 : 620);
  const strips = PROFILE_DEPTH + STRIP_GAP + (removed ? REMOVED_DEPTH + STRIP_GAP : 0);
  const room = Math.max(0, width - left - strips - (stacked ? 0 : SIDE_WIDTH));
  const layout = useMemo(
    () =>
      layoutPlot({
        queries: count.queries,
        keys: count.keys,
        width: room,
        height: roomHeight(count.queries, stacked),
        devicePixelRatio: window.devicePixelRatio,
      }),
    [count.queries, count.keys, room, stacked],
  );
  return { layout, left, top, stacked };
}

function labelRoom({ items }: ShownAxis, most: number): number {
  const texts = items.map(({ text }) => text);
  return widestText(texts, LABEL_FONT_SIZE, 24, most) + LABEL_PADDING;
}

/**
 * Room for the rows, in CSS pixels: what the window leaves under the rest of the page, but never less
 * than rows that can be read; stacked under each other, as much as square cells need. Never more than the window.
 */
function roomHeight(queries: number, stacked: boolean): number {
  const left = stacked ? 760 : window.innerHeight - 640;
  const most = Math.max(280, Math.min(760, window.innerHeight - 150));
  return Math.min(most, Math.max(queries * 14, Math.min(queries * 28, left)));
}
