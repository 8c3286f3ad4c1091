import { useMemo, useRef } from 'react';
import type { SiteShape } from '../../core/head.ts';
import { type AttentionRun, runSites } from '../../core/run.ts';
import { gridGroups } from '../../state/grid/grid-groups.ts';
import { headValues } from '../../state/grid/head-values.ts';
import type { MeasuredRun } from '../../state/measures/measures-slice.ts';
import { useApp } from '../stores.tsx';
import { type PlacedSite, placeSite } from './place-site.ts';

/** The sites of the run with their heads in the reader's order, in a width; the same objects until something moves. */
export function useGridSites(width: number): readonly PlacedSite[] {
  const sites = useRunSites();
  const order = useApp((state) => state.gridOrder);
  const large = useApp((state) => state.gridLarge);
  const labels = useApp((state) => state.headLabels);
  const clusters = useApp((state) => state.headClusters);
  const measured = useMeasured();
  return useMemo(
    () =>
      width === 0
        ? []
        : sites.map((shape) => {
            const groups = gridGroups(shape, order, {
              valuesOf: (measure) => headValues(measured, measure),
              labels,
              clusters: clusters?.sites[shape.site],
            });
            return placeSite(shape, groups, width, large);
          }),
    [sites, width, order, large, labels, clusters, measured],
  );
}

/** The sites of the run; the same array as long as runs have the same ones, so that typing moves no button. */
export function useRunSites(): readonly SiteShape[] {
  const text = useApp((state) => (state.run ? sitesText(state.run) : '[]'));
  return useMemo(() => JSON.parse(text) as SiteShape[], [text]);
}

const texts = new WeakMap<AttentionRun, string>();

/** The sites of a run as text: equal for runs with the same heads. */
export function sitesText(run: AttentionRun): string {
  const text = texts.get(run) ?? JSON.stringify(runSites(run));
  texts.set(run, text);
  return text;
}

/** The last text of which all layers are measured: an order that changed with every layer would be restless. */
export function useMeasured(): MeasuredRun | undefined {
  const latest = useApp((state) => state.measures);
  const complete = useRef<MeasuredRun>(undefined);
  if (latest && latest.layersDone === latest.layers) complete.current = latest;
  return complete.current;
}
