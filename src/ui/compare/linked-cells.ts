import type { AlignedPair } from '../../math/compare/align-tokens.ts';
import type { AlignedAxes } from '../../math/compare/difference.ts';

/** The three maps that stand side by side. */
export type MapSide = 'a' | 'b' | 'difference';

/** A row and a column of a map, where one is lit. */
export interface LitPlace {
  readonly query: number | undefined;
  readonly key: number | undefined;
}

/** The same place on every map, where the map has it. */
export type LinkedCells = Readonly<Record<MapSide, LitPlace>>;

const NOWHERE: LitPlace = { query: undefined, key: undefined };
export const NO_CELLS: LinkedCells = { a: NOWHERE, b: NOWHERE, difference: NOWHERE };

/** From a place on one map to the places on the others. */
export function linkCells(axes: AlignedAxes, side: MapSide, { query, key }: LitPlace): LinkedCells {
  const rows = linkPlace(axes.rows, side, query);
  const columns = linkPlace(axes.columns, side, key);
  return {
    a: { query: rows.a, key: columns.a },
    b: { query: rows.b, key: columns.b },
    difference: { query: rows.difference, key: columns.difference },
  };
}

function linkPlace(
  pairs: readonly AlignedPair[],
  side: MapSide,
  place: number | undefined,
): Record<MapSide, number | undefined> {
  const nowhere = { a: undefined, b: undefined, difference: undefined };
  if (place === undefined) return nowhere;
  const difference = side === 'difference' ? place : pairs.findIndex((pair) => pair[side] === place);
  const pair = pairs[difference];
  return pair ? { ...pair, difference } : { ...nowhere, [side]: place };
}
