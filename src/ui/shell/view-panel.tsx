import { lazy, Suspense } from 'react';
import type { ViewName } from '../../state/view-slice.ts';
import { ArcsCard } from '../arcs/arcs-card.tsx';
import { HeatmapCard } from '../heatmap/heatmap-card.tsx';
import { PatchesCard } from '../patches/patches-card.tsx';
import { useApp } from '../stores.tsx';
import { ViewTabs } from './view-tabs.tsx';

/** The rarer views are loaded when they are first asked for. */
const PANELS: Readonly<Record<Exclude<ViewName, 'attention'>, React.ComponentType>> = {
  steps: lazy(async () => ({ default: (await import('../steps/steps-panel.tsx')).StepsPanel })),
  aggregates: lazy(async () => ({
    default: (await import('../aggregates/aggregates-panel.tsx')).AggregatesPanel,
  })),
  measures: lazy(async () => ({ default: (await import('../measures/measures-panel.tsx')).MeasuresPanel })),
  compare: lazy(async () => ({ default: (await import('../compare/compare-panel.tsx')).ComparePanel })),
};

/** The chosen heads in the chosen view. */
export function ViewPanel() {
  const view = useApp((state) => state.view);
  const run = useApp((state) => state.run);
  const Panel = view === 'attention' ? undefined : PANELS[view];
  return (
    <div className="chosen">
      <ViewTabs />
      <div className="chosen" id="view-panel" role="tabpanel" aria-labelledby={`tab-${view}`}>
        {Panel ? (
          <Suspense>
            <Panel />
          </Suspense>
        ) : (
          <>
            {run?.picture ? <PatchesCard run={run} picture={run.picture} /> : <ArcsCard />}
            <HeatmapCard />
          </>
        )}
      </div>
    </div>
  );
}
