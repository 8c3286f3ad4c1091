import { type Axis, axesOf } from '../../core/run.ts';
import type { LitPlaces } from '../../render/arcs/lit-edges.ts';
import { type Hover, litCell } from '../../state/hover-store.ts';
import { findItem } from '../../state/shown-head.ts';
import type { ArcData } from './use-arc-data.ts';

/** Which copy of a token was pointed at, where it stands both among queries and among keys. */
export type Side = 'query' | 'key' | undefined;

/** What to light among the edges; undefined when nothing that concerns this site is pointed at. */
export function litPlaces({ site, queries, keys }: ArcData, hover: Hover, side: Side): LitPlaces | undefined {
  const { query, key } = litCell(hover, site);
  if (query === undefined && key === undefined) return undefined;
  return {
    query: query === undefined || side === 'key' ? undefined : findItem(queries, query),
    key: key === undefined || side === 'query' ? undefined : findItem(keys, key),
    together: hover.kind === 'cell',
  };
}

/** The names (`data-token`) of the lit items of an axis. */
export function litTokens({ axis, items }: ArcData['queries'], hover: Hover): string[] {
  return tokensOf(hover).flatMap(({ sequence, index }) => {
    const item = sequence === axis.sequence ? findItem({ items }, index - axis.offset) : undefined;
    return item === undefined ? [] : [tokenName(axis, items[item]?.start ?? 0)];
  });
}

/** A token by its sequence and its place there, as every part of the page names it in `data-token`. */
export function tokenName({ sequence, offset }: Axis, place: number): string {
  return `${sequence}.${place + offset}`;
}

function tokensOf(hover: Hover) {
  switch (hover.kind) {
    case 'none':
      return [];
    case 'token':
      return [hover];
    case 'cell': {
      const { queries, keys } = axesOf(hover.site);
      return [
        { sequence: queries.sequence, index: hover.query + queries.offset },
        { sequence: keys.sequence, index: hover.key + keys.offset },
      ];
    }
  }
}
