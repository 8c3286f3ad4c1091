import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Site } from '../../core/head.ts';
import type { HeatmapCursor } from '../../render/heatmap/heatmap-picture.ts';
import { litCell } from '../../state/hover-store.ts';
import type { ShownHead } from '../../state/shown-head.ts';
import { useStores } from '../stores.tsx';
import { cursorOf, type Place } from './cursor.ts';

/** The row and column that were pointed at last, in places of the head's own matrix; kept from one picture to the next. */
export type LastPlace = RefObject<Place>;

/** Calls `onMove` at once and whenever the hover moves, without rendering; `onMove` may be a new function each time. */
export function useCursor(
  site: Site,
  shown: ShownHead,
  last: LastPlace,
  onMove: (cursor: HeatmapCursor) => void,
): void {
  const { hover } = useStores();
  const latest = useRef(onMove);
  useLayoutEffect(() => {
    latest.current = onMove;
  });
  useLayoutEffect(() => {
    const move = () => {
      const state = hover.getState();
      const { query, key } = litCell(state, site);
      last.current = { query: query ?? last.current.query, key: key ?? last.current.key };
      latest.current(cursorOf(state, site, shown, last.current));
    };
    move();
    return hover.subscribe(move);
  }, [hover, site, shown, last]);
}
