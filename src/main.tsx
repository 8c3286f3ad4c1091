import { createPageApi } from './embed/page-api.ts';
import { bundledModels } from './engine/client/bundled-models.ts';
import { createEngine } from './engine/client/engine-client.ts';
import { spawnWorker } from './engine/client/spawn-worker.ts';
import { createMeasuresClient } from './engine/measures/measures-client.ts';
import { spawnMeasuresWorker } from './engine/measures/spawn-measures-worker.ts';
import { createAppStore } from './state/app-store.ts';
import { startAggregatesEffect } from './state/effects/aggregates-effect.ts';
import { startBatteryEffect } from './state/effects/battery-effect.ts';
import { startCompareEffect } from './state/effects/compare-effect.ts';
import { startGuestEffect } from './state/effects/guest-effect.ts';
import { startInspectEffect } from './state/effects/inspect-effect.ts';
import { startLayerSummaryEffect } from './state/effects/layer-summary-effect.ts';
import { startMeasuresEffect } from './state/effects/measures-effect.ts';
import { startMemoryEffect } from './state/effects/memory-effect.ts';
import { startNormsEffect } from './state/effects/norms-effect.ts';
import { startOpenEffect } from './state/effects/open-effect.ts';
import { startPlayEffect } from './state/effects/play-effect.ts';
import { startRankEffect } from './state/effects/rank-effect.ts';
import { startRunEffect } from './state/effects/run-effect.ts';
import { startSimilarityEffect } from './state/effects/similarity-effect.ts';
import { startThemeEffect } from './state/effects/theme-effect.ts';
import { followGuestLink } from './state/guest/guest-link.ts';
import { createHoverStore } from './state/hover-store.ts';
import { renderApp } from './ui/render-app.tsx';

const app = createAppStore({ models: bundledModels() });
const hover = createHoverStore();
const engine = createEngine({
  spawn: spawnWorker,
  locks: navigator.locks,
  onCrash: () => app.getState().countCrash(app.getState().input),
});

const measures = createMeasuresClient(spawnMeasuresWorker);

startThemeEffect(app, document.documentElement);
startOpenEffect(app, engine);
startRunEffect(app, engine);
startPlayEffect(app);
startCompareEffect(app, engine);
startRankEffect(app);
startInspectEffect(app, engine);
startLayerSummaryEffect(app);
startSimilarityEffect(app);
startMeasuresEffect(app, measures);
startMemoryEffect(app);
startBatteryEffect(app, engine, measures);
startAggregatesEffect(app);
startNormsEffect(app, engine);
startGuestEffect(app, engine);
followGuestLink(app, location.search);
window.headlight = createPageApi(app, engine);

const container = document.getElementById('root');
if (container) renderApp(container, { app, hover });
