import { requireNumber } from '../../math/require-number.ts';

/** A row of the grid: items `start` to `end` (half-open) of a group. */
export interface GridRow {
  readonly group: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The rows that groups of so many items fill, `columns` to a row: each group begins a row of its own, in order; an empty
 * group has none. Throws RangeError when a group has items and there are no columns.
 */
export function wrapGroups(counts: readonly number[], columns: number): GridRow[] {
  requireNumber('columns', columns, { from: counts.some((count) => count > 0) ? 1 : 0, integer: true });
  return counts.flatMap((count, group) =>
    Array.from({ length: Math.ceil(count / Math.max(1, columns)) }, (_, row) => ({
      group,
      start: row * columns,
      end: Math.min(count, (row + 1) * columns),
    })),
  );
}
