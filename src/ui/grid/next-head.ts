import type { HeadRef } from '../../core/head.ts';
import { sameHead } from '../../core/head.ts';
import type { GridRow } from '../../render/grid/wrap-groups.ts';

/** A row of heads as it is shown; rows of one group follow each other. */
export interface ShownRow extends GridRow {
  readonly heads: readonly HeadRef[];
}

/**
 * The head that a key leads to, in the order that is shown: left and right within a row and on into the next row of the
 * same group, up and down through all rows, Home and End along the row. Undefined for other keys and at the borders.
 */
export function nextHead(rows: readonly ShownRow[], from: HeadRef, key: string): HeadRef | undefined {
  const at = rows.findIndex(({ heads }) => heads.some((head) => sameHead(head, from)));
  const row = rows[at];
  if (!row) return undefined;
  const column = row.heads.findIndex((head) => sameHead(head, from));
  const alongside = (other: ShownRow | undefined) => other?.heads[Math.min(column, other.heads.length - 1)];
  switch (key) {
    case 'ArrowLeft':
      return row.heads[column - 1] ?? (row.start > 0 ? rows[at - 1]?.heads.at(-1) : undefined);
    case 'ArrowRight':
      return row.heads[column + 1] ?? (rows[at + 1]?.start === row.end ? rows[at + 1]?.heads[0] : undefined);
    case 'ArrowUp':
      return alongside(rows[at - 1]);
    case 'ArrowDown':
      return alongside(rows[at + 1]);
    case 'Home':
      return row.heads[0];
    case 'End':
      return row.heads.at(-1);
    default:
      return undefined;
  }
}
