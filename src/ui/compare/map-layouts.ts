import { canvasSize } from '../../render/canvas-size.ts';
import type { PlotLayout } from '../../render/heatmap/plot-layout.ts';

/** Rows and columns of a map. */
export interface MapSize {
  readonly queries: number;
  readonly keys: number;
}

/** Up to this size a side with room to spare stretches its cells, in CSS pixels. */
const READABLE_CELL = 12;
/** From this size on, cells are whole CSS pixels. */
const WHOLE_FROM_CELL = 4;

/**
 * Layouts of several maps with cells of one size, so that they can be laid against each other by eye: as large as the
 * room (CSS pixels, without labels) allows the largest of them, at most `maxCell`; square, but where that would make
 * them too small to point at along a side that has room.
 */
export function layoutMaps(
  sizes: readonly MapSize[],
  room: { readonly width: number; readonly height: number },
  maxCell: number,
  devicePixelRatio: number,
): PlotLayout[] {
  const fitting = (length: number, counts: readonly number[]) =>
    Math.min(maxCell, length / Math.max(1, ...counts));
  const across = fitting(
    room.width,
    sizes.map(({ keys }) => keys),
  );
  const down = fitting(
    room.height,
    sizes.map(({ queries }) => queries),
  );
  const square = Math.min(across, down);
  const side = (own: number) => {
    const cell = Math.max(square, Math.min(own, READABLE_CELL));
    return cell >= WHOLE_FROM_CELL ? Math.floor(cell) : cell;
  };
  const [cellWidth, cellHeight] = [side(across), side(down)];
  return sizes.map(({ queries, keys }) => {
    const empty = queries === 0 || keys === 0;
    const size = { width: empty ? 0 : keys * cellWidth, height: empty ? 0 : queries * cellHeight };
    const canvas = canvasSize(size.width, size.height, devicePixelRatio);
    const pixels = { canvasWidth: canvas.width, canvasHeight: canvas.height };
    return { queries, keys, cellWidth, cellHeight, ...size, ...pixels, maxZoom: 1 };
  });
}
