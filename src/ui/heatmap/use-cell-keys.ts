import type { KeyboardEvent } from 'react';
import type { Site } from '../../core/head.ts';
import type { HeatmapLayout } from '../../render/heatmap/heatmap-layout.ts';
import { litCell } from '../../state/hover-store.ts';
import { useStores } from '../stores.tsx';

const STEPS: Readonly<Record<string, readonly [query: number, key: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

/** Arrow keys move the hovered cell; Home and End go to the ends of its row. */
export function useCellKeys(site: Site, { queries, keys }: Pick<HeatmapLayout, 'queries' | 'keys'>) {
  const { hover } = useStores();
  return (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || queries === 0 || keys === 0) return;
    event.preventDefault();
    const { query, key } = litCell(hover.getState(), site);
    const started = query !== undefined && key !== undefined;
    const next = (now: number | undefined, by: number, count: number) =>
      Math.min(Math.max((now ?? 0) + (started ? by : 0), 0), count - 1);
    hover.setState(
      { kind: 'cell', site, query: next(query, step[0], queries), key: next(key, step[1], keys) },
      true,
    );
  };
}
