import { useEffect, useMemo } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Site } from '../../core/head.ts';
import { type Hover, litCell, NO_HOVER } from '../../state/hover-store.ts';
import { findItem } from '../../state/shown-head.ts';
import { useStores } from '../stores.tsx';
import { type LinkedCells, type LitPlace, linkCells, type MapSide, NO_CELLS } from './linked-cells.ts';
import type { ComparedPair } from './use-compared-pair.ts';

/** What is lit on the three maps; a store of its own, as it changes at pointer speed. */
export function useLinkedHover({ pair, heads }: ComparedPair) {
  const { hover } = useStores();
  const site = heads.a.site;
  const linked = useMemo(() => {
    const store = createStore<LinkedCells>()(() => NO_CELLS);
    return {
      store,
      /** Lights a place of one map, and what it stands for on the others and in the rest of the page. */
      point(side: MapSide, place: LitPlace): void {
        const cells = linkCells(pair.axes, side, place);
        // The page's own run is side A: what only B has lights nothing there.
        hover.setState(hoverOf(site, pair.a, cells.a), true);
        store.setState(cells, true);
      },
      clear: () => hover.setState(NO_HOVER, true),
    };
  }, [pair, site, hover]);
  useEffect(() => {
    const follow = (state: Hover) => {
      const { query, key } = litCell(state, site);
      const place = {
        query: query === undefined ? undefined : findItem(pair.a.queries, query),
        key: key === undefined ? undefined : findItem(pair.a.keys, key),
      };
      linked.store.setState(linkCells(pair.axes, 'a', place), true);
    };
    follow(hover.getState());
    return hover.subscribe(follow);
  }, [linked, pair, site, hover]);
  return linked;
}

export type LinkedHover = ReturnType<typeof useLinkedHover>;

function hoverOf(site: Site, { queries, keys }: ComparedPair['pair']['a'], { query, key }: LitPlace): Hover {
  const [row, column] = [itemAt(queries, query), itemAt(keys, key)];
  if (row && column) return { kind: 'cell', site, query: row.start, key: column.start };
  const [axis, item] = row ? [queries.axis, row] : [keys.axis, column];
  return item ? { kind: 'token', sequence: axis.sequence, index: item.start + axis.offset } : NO_HOVER;
}

function itemAt({ items }: ComparedPair['pair']['a']['queries'], at: number | undefined) {
  return at === undefined ? undefined : items[at];
}
