import { requireNumber } from '../../math/require-number.ts';

/** Cells of equal size, in CSS pixels. */
export interface NumbersLayout {
  readonly rows: number;
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly width: number;
  readonly height: number;
}

interface Room {
  readonly rows: number;
  readonly columns: number;
  /** Room, in CSS pixels; the picture is wider (and scrolls) where a cell would be less than a pixel wide. */
  readonly width: number;
  readonly height: number;
  /** A cell is at most this wide and high. */
  readonly largest: number;
}

/** One row is a strip of the whole width; a matrix of queries and keys has square cells (`square`). */
export function layoutNumbers(
  { rows, columns, width, height, largest }: Room,
  square: boolean,
): NumbersLayout {
  requireNumber('rows', rows, { from: 0, integer: true });
  requireNumber('columns', columns, { from: 0, integer: true });
  requireNumber('width', width, { from: 0 });
  const wide = side(width, columns, largest);
  const high = side(height, rows, Math.min(largest, rows === 1 ? 22 : 16));
  const equal = Math.max(1, Math.min(side(width, columns, largest), side(height, rows, largest)));
  const [cellWidth, cellHeight] = square ? [equal, equal] : [wide, high];
  return { rows, columns, cellWidth, cellHeight, width: columns * cellWidth, height: rows * cellHeight };
}

function side(room: number, count: number, largest: number): number {
  return count === 0 ? 1 : Math.max(1, Math.min(largest, room / count));
}

/** The number at a point of the picture, in CSS pixels from its corner; undefined beside it. */
export function hitNumbers(
  layout: NumbersLayout,
  x: number,
  y: number,
): { readonly row: number; readonly column: number } | undefined {
  const column = Math.floor(x / layout.cellWidth);
  const row = Math.floor(y / layout.cellHeight);
  const inside = column >= 0 && column < layout.columns && row >= 0 && row < layout.rows;
  return inside ? { row, column } : undefined;
}
