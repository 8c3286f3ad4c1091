/** From this size on, cells stand apart by 1 CSS pixel. */
export const GAP_FROM_CELL = 14;

/** One side of a matrix as it stands in its plot: rows from top to bottom, or columns from left to right. */
export interface AxisView {
  readonly count: number;
  /** Side of a cell with its gap, in CSS pixels at the present zoom; below 1 where a long matrix is seen whole. */
  readonly cell: number;
  /** Where item 0 begins, in CSS pixels from the plot's edge; negative when it is moved out of sight. */
  readonly offset: number;
  /** The plot's side in CSS pixels, and the same in device pixels. */
  readonly length: number;
  readonly pixels: number;
}

/** Half-open range of items. */
export interface ItemRange {
  readonly start: number;
  readonly end: number;
}

/** Where an item begins, in CSS pixels from the plot's edge. */
export function itemStart({ offset, cell }: AxisView, item: number): number {
  return offset + item * cell;
}

/** The item at a point, in CSS pixels from the plot's edge; undefined outside the plot and where no item is. */
export function itemAt(axis: AxisView, at: number): number | undefined {
  if (!(at >= 0 && at < axis.length)) return undefined;
  const item = Math.floor((at - axis.offset) / axis.cell);
  return item >= 0 && item < axis.count ? item : undefined;
}

/** The item that is nearest to a point, which may lie outside the plot; undefined when there are none. */
export function nearestItem(axis: AxisView, at: number): number | undefined {
  if (axis.count === 0) return undefined;
  const inside = Math.min(Math.max(at, 0), axis.length);
  return Math.min(Math.max(Math.floor((inside - axis.offset) / axis.cell), 0), axis.count - 1);
}

/** The items of which a part is in the plot. */
export function itemsInSight({ count, cell, offset, length }: AxisView): ItemRange {
  if (count === 0 || length === 0) return { start: 0, end: 0 };
  const start = Math.min(Math.max(Math.floor(-offset / cell), 0), count);
  const end = Math.min(Math.max(Math.ceil((length - offset) / cell), start), count);
  return { start, end };
}

/** Which items show on each device pixel of an axis: half-open ranges; an empty one is background. */
export interface PixelItems {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The largest number of items on one pixel; above 1 only their maximum is seen. */
  readonly most: number;
}

/**
 * The items under each device pixel.
 *
 * Cells of at least a device pixel: their edges are rounded, so that each has a pixel of its own, and large ones leave
 * their gap to the background. Smaller cells: every item in sight is in exactly one pixel's range, so that no maximum is lost.
 */
export function pixelItems(axis: AxisView): PixelItems {
  const starts = new Int32Array(axis.pixels);
  const ends = new Int32Array(axis.pixels);
  if (axis.count === 0 || axis.pixels === 0) return { starts, ends, most: 0 };
  const ratio = axis.pixels / axis.length;
  return axis.cell * ratio >= 1 - 1e-9
    ? single(axis, ratio, starts, ends)
    : pooled(axis, ratio, starts, ends);
}

function single(axis: AxisView, ratio: number, starts: Int32Array, ends: Int32Array): PixelItems {
  const gap = deviceGap(axis.cell, ratio);
  const { start, end } = itemsInSight(axis);
  for (let item = start; item < end; item++) {
    const first = Math.max(0, Math.round(itemStart(axis, item) * ratio));
    const after = Math.min(axis.pixels, Math.round(itemStart(axis, item + 1) * ratio) - gap);
    if (after <= first) continue;
    starts.fill(item, first, after);
    ends.fill(item + 1, first, after);
  }
  return { starts, ends, most: 1 };
}

function pooled(axis: AxisView, ratio: number, starts: Int32Array, ends: Int32Array): PixelItems {
  // A cell's edge that falls on a pixel's edge must not slip into the pixel before it by rounding.
  const itemFrom = (pixel: number) => {
    const item = Math.floor((pixel / ratio - axis.offset) / axis.cell + 1e-7);
    return Math.min(Math.max(item, 0), axis.count);
  };
  let most = 1;
  for (let pixel = 0; pixel < axis.pixels; pixel++) {
    const start = itemFrom(pixel);
    const end = itemFrom(pixel + 1);
    starts[pixel] = start;
    ends[pixel] = end;
    most = Math.max(most, end - start);
  }
  return { starts, ends, most };
}

/** The gap in device pixels: 0 where a cell is small, or has too few device pixels to spare one. */
function deviceGap(cell: number, ratio: number): number {
  return cell < GAP_FROM_CELL || cell * ratio < 4 ? 0 : Math.max(1, Math.round(ratio));
}
