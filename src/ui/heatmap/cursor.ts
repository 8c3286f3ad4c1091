import type { Site } from '../../core/head.ts';
import { axesOf } from '../../core/run.ts';
import type { SequenceName } from '../../core/token.ts';
import type { HeatmapCursor } from '../../render/heatmap/heatmap-picture.ts';
import type { AxisItem } from '../../render/heatmap/label-painter.ts';
import { type Block, blockBetween } from '../../render/heatmap/plot-layout.ts';
import { type Hover, litCell } from '../../state/hover-store.ts';
import { findItem, type ShownAxis, type ShownHead } from '../../state/shown-head.ts';

/** A cell in places of the head's own matrix: what hovering and the chosen cell speak of. */
export interface Place {
  readonly query: number;
  readonly key: number;
}

/** Where the hover stands in a shown head; a row or column that nothing points at is that of `last`. */
export function cursorOf(hover: Hover, site: Site, shown: ShownHead, last: Place): HeatmapCursor {
  const { query, key } = litCell(hover, site);
  const at = (axis: ShownAxis, place: number | undefined) =>
    place === undefined ? undefined : findItem(axis, place);
  const [row, column] = [at(shown.queries, query), at(shown.keys, key)];
  return {
    query: row,
    key: column,
    row: row ?? at(shown.queries, last.query) ?? 0,
    column: column ?? at(shown.keys, last.key) ?? 0,
    left: litItems(hover, shown.queries),
    top: litItems(hover, shown.keys),
  };
}

/** The items of an axis that the hover lights: in self-attention both tokens of a cell are on both axes. */
function litItems(hover: Hover, axis: ShownAxis): number[] {
  const { sequence, offset } = axis.axis;
  const items = tokensOf(hover)
    .filter((token) => token.sequence === sequence)
    .map(({ index }) => findItem(axis, index - offset));
  return [...new Set(items)].filter((item) => item !== undefined);
}

function tokensOf(hover: Hover): readonly { readonly sequence: SequenceName; readonly index: number }[] {
  if (hover.kind === 'none') return [];
  if (hover.kind === 'token') return [hover];
  const { queries, keys } = axesOf(hover.site);
  return [
    { sequence: queries.sequence, index: hover.query + queries.offset },
    { sequence: keys.sequence, index: hover.key + keys.offset },
  ];
}

/** The cell that stands for a place of the head's own matrix; undefined where it is not in the picture. */
export function findCell({ queries, keys }: ShownHead, place: Place | undefined): Place | undefined {
  if (!place) return undefined;
  const [query, key] = [findItem(queries, place.query), findItem(keys, place.key)];
  return query === undefined || key === undefined ? undefined : { query, key };
}

/** The place that a cell of the picture begins with; undefined when there is no such cell. */
export function placeOf({ queries, keys }: ShownHead, cell: Place | undefined): Place | undefined {
  const query = cell && queries.items[cell.query]?.start;
  const key = cell && keys.items[cell.key]?.start;
  return query === undefined || key === undefined ? undefined : { query, key };
}

/** A single cell as a block. */
export function cellBlock(cell: Place | undefined): Block | undefined {
  return cell && blockBetween(cell, cell);
}

/** Rows or columns with the names of their tokens, for their labels. */
export function axisItems({ axis, items }: ShownAxis): AxisItem[] {
  return items.map(({ text, special, start }) => ({
    text,
    special,
    token: `${axis.sequence}.${start + axis.offset}`,
  }));
}
