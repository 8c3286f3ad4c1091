import { useMemo } from 'react';
import { headKey, headName, type Site } from '../../core/head.ts';
import type { AttentionRun } from '../../core/run.ts';
import { type EdgeList, listEdges } from '../../math/top-edges.ts';
import { headColor } from '../../render/color/head-colors.ts';
import { type ShownAxis, type ShownHead, shownHead } from '../../state/shown-head.ts';
import type { ArcStyle } from '../../state/view-slice.ts';
import { useApp } from '../stores.tsx';
import { joinAxes, placesAmong } from './drawn-axis.ts';

/** A chosen head of the site in the picture, and its edges by the places of their items on the drawn axes. */
export interface DrawnHead {
  readonly key: string;
  readonly name: string;
  readonly color: string;
  readonly list: EdgeList;
}

/** What the arcs show. Over one line of text `queries` and `keys` are the same items. */
export interface ArcData {
  readonly site: Site;
  readonly heads: readonly DrawnHead[];
  readonly queries: ShownAxis;
  readonly keys: ShownAxis;
  /** How many edges there are, in sight or not. */
  readonly count: number;
  /** Their share of all weight of these heads, 0 to 1. */
  readonly share: number;
  /** Mean weight of a row on what is left out; undefined when nothing is. */
  readonly removed: number | undefined;
}

interface Chosen {
  readonly key: string;
  readonly name: string;
  readonly slot: number;
  readonly shown: ShownHead;
}

/** The chosen heads of a site as edges; undefined when the run has none of them. */
export function useArcData(run: AttentionRun, site: Site, style: ArcStyle): ArcData | undefined {
  const heads = useApp((state) => state.heads);
  const units = useApp((state) => state.units);
  const leftOut = useApp((state) => state.leftOut);
  const threshold = useApp((state) => state.threshold);
  const perQuery = useApp((state) => state.perQuery);
  const theme = useApp((state) => state.theme);
  const chosen = useMemo(
    () =>
      heads.flatMap((head, slot): Chosen[] => {
        const shown = head.site === site ? shownHead(run, head, { units, leftOut }) : undefined;
        return shown ? [{ key: headKey(head), name: headName(head), slot, shown }] : [];
      }),
    [run, site, heads, units, leftOut],
  );
  const axes = useMemo(() => axesOfAll(chosen, style), [chosen, style]);
  return useMemo(() => {
    if (!axes) return undefined;
    const drawn = chosen.map(({ key, name, slot, shown }) => {
      const edges = listEdges(shown.matrix, { threshold, perQuery });
      const queries = placesAmong(shown.queries.items, axes.queries.items);
      const keys = placesAmong(shown.keys.items, axes.keys.items);
      const list = {
        queries: edges.queries.map((row) => queries[row] as number),
        keys: edges.keys.map((column) => keys[column] as number),
        weights: edges.weights,
      };
      return { key, name, color: headColor(slot, theme), list };
    });
    const weight = drawn.reduce((total, { list }) => total + sum(list.weights), 0);
    const all = chosen.reduce((total, { shown }) => total + sum(shown.matrix.data), 0);
    const removed = chosen.flatMap(({ shown }) => (shown.removed ? [mean(shown.removed)] : []));
    return {
      site,
      heads: drawn,
      ...axes,
      count: drawn.reduce((total, { list }) => total + list.weights.length, 0),
      share: all > 0 ? weight / all : 0,
      removed: removed.length > 0 ? mean(removed) : undefined,
    };
  }, [site, chosen, axes, threshold, perQuery, theme]);
}

function axesOfAll(
  chosen: readonly Chosen[],
  style: ArcStyle,
): Pick<ArcData, 'queries' | 'keys'> | undefined {
  const [first] = chosen;
  if (!first) return undefined;
  const queryAxes = chosen.map(({ shown }) => shown.queries);
  const keyAxes = chosen.map(({ shown }) => shown.keys);
  if (style === 'line') {
    const line = { axis: first.shown.queries.axis, items: joinAxes([...queryAxes, ...keyAxes]) };
    return { queries: line, keys: line };
  }
  return {
    queries: { axis: first.shown.queries.axis, items: joinAxes(queryAxes) },
    keys: { axis: first.shown.keys.axis, items: joinAxes(keyAxes) },
  };
}

/** Of what is above 0: NaN is no weight. An index loop, as there may be a quarter of a million. */
function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    if (value > 0) total += value;
  }
  return total;
}

function mean(values: ArrayLike<number>): number {
  return values.length > 0 ? sum(values) / values.length : 0;
}
