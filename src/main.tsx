import { createPageApi } from './embed/page-api.ts';
import { bundledModels } from './engine/client/bundled-models.ts';
import { createEngine } from './engine/client/engine-client.ts';
import { spawnWorker } from './engine/client/spawn-worker.ts';
import { createAppStore } from './state/app-store.ts';
import { startOpenEffect } from './state/effects/open-effect.ts';
import { startPlayEffect } from './state/effects/play-effect.ts';
import { startRunEffect } from './state/effects/run-effect.ts';
import { startThemeEffect } from './state/effects/theme-effect.ts';
import { createHoverStore } from './state/hover-store.ts';
import { renderApp } from './ui/render-app.tsx';

const app = createAppStore({ models: bundledModels() });
const hover = createHoverStore();
const engine = createEngine({
  spawn: spawnWorker,
  locks: navigator.locks,
  onCrash: () => app.getState().countCrash(app.getState().input),
});

startThemeEffect(app, document.documentElement);
startOpenEffect(app, engine);
startRunEffect(app, engine);
startPlayEffect(app);
window.headlight = createPageApi(app, engine);

const container = document.getElementById('root');
if (container) renderApp(container, { app, hover });
