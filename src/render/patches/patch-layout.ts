import { requireNumber } from '../../math/require-number.ts';
import type { Box } from '../box.ts';

/** Patches of a picture side by side without gaps, in CSS pixels from the top left corner. */
export interface PatchLayout {
  readonly columns: number;
  readonly rows: number;
  /** Of a patch; both sides of the picture are whole multiples. */
  readonly cell: number;
  readonly width: number;
  readonly height: number;
}

/** Square patches as large as whole pixels allow in `size` (the larger side), at least 2. Throws RangeError naming the bad option. */
export function layoutPatches(options: { columns: number; rows: number; size: number }): PatchLayout {
  const columns = requireNumber('columns', options.columns, { from: 1, integer: true });
  const rows = requireNumber('rows', options.rows, { from: 1, integer: true });
  const size = requireNumber('size', options.size, { from: 0 });
  const cell = Math.max(2, Math.floor(size / Math.max(columns, rows)));
  return { columns, rows, cell, width: columns * cell, height: rows * cell };
}

/** The place of patch p, row by row. Throws RangeError when there is no such patch. */
export function patchBox({ columns, rows, cell }: PatchLayout, patch: number): Box {
  requireNumber('patch', patch, { from: 0, to: columns * rows - 1, integer: true });
  return { x: (patch % columns) * cell, y: Math.floor(patch / columns) * cell, width: cell, height: cell };
}

/** The patch at a point, in CSS pixels; undefined outside. The inverse of `patchBox`: left and top edges belong to it. */
export function hitPatch(layout: PatchLayout, x: number, y: number): number | undefined {
  if (!(x >= 0 && x < layout.width && y >= 0 && y < layout.height)) return undefined;
  return Math.floor(y / layout.cell) * layout.columns + Math.floor(x / layout.cell);
}
