import { HeadlightError } from '../../core/errors.ts';
import type { Engine } from '../../engine/client/engine-client.ts';
import type { JudgedBattery, MeasuresClient } from '../../engine/measures/measures-client.ts';
import type { AppState, AppStore } from '../app-store.ts';
import { findModel } from '../engine-slice.ts';

/**
 * Runs the battery over the open model once the measures panel is shown or names of heads are wanted, text by text, so that what the reader types goes
 * first; a model that was done is not done again. Returns the function that ends the effect.
 */
export function startBatteryEffect(
  store: AppStore,
  engine: Pick<Engine, 'ask'>,
  client: Pick<MeasuresClient, 'addText' | 'judgeBattery'>,
): () => void {
  const judged = new Map<string, JudgedBattery>();
  let running: string | undefined;

  const run = async (key: string) => {
    running = key;
    const goesOn = () =>
      openKey(store.getState()) === key && store.getState().batteryStatus.kind === 'running';
    const { setBatteryStatus } = store.getState();
    setBatteryStatus({ kind: 'running', done: 0, total: 0 });
    try {
      for (let prompt = 0, total = 1; prompt < total; prompt++) {
        const { prompts, measures } = await engine.ask('measure', { prompt });
        if (!goesOn()) return;
        total = prompts;
        await client.addText(measures, prompt === 0);
        if (!goesOn()) return;
        setBatteryStatus({ kind: 'running', done: prompt + 1, total });
      }
      const result = await client.judgeBattery();
      judged.set(key, result);
      if (openKey(store.getState()) !== key) return;
      store.getState().setBattery(result.battery, result.labels);
      setBatteryStatus({ kind: 'idle' });
    } catch (error) {
      if (openKey(store.getState()) !== key) return;
      const stopped = error instanceof HeadlightError && error.code === 'run.aborted';
      setBatteryStatus(stopped ? { kind: 'stopped' } : { kind: 'failed', cause: String(error) });
    } finally {
      running = undefined;
      onChange(store.getState());
    }
  };

  const show = (key: string | undefined) => {
    const known = key === undefined ? undefined : judged.get(key);
    store.getState().setBattery(known?.battery, known?.labels ?? {});
    if (store.getState().batteryStatus.kind !== 'idle') store.getState().setBatteryStatus({ kind: 'idle' });
  };

  const onChange = (state: AppState) => {
    const key = openKey(state);
    if (running !== undefined || key === undefined || !(state.view === 'measures' || state.batteryWanted))
      return;
    // Stopped or failed: the reader starts it again.
    if (state.batteryStatus.kind !== 'idle' || judged.has(key)) return;
    void run(key);
  };

  onChange(store.getState());
  return store.subscribe((state, before) => {
    const key = openKey(state);
    if (key !== openKey(before)) show(key);
    if (
      key !== openKey(before) ||
      state.view !== before.view ||
      state.batteryWanted !== before.batteryWanted ||
      state.batteryStatus.kind !== before.batteryStatus.kind
    ) {
      onChange(store.getState());
    }
  });
}

/** The open model, where the battery can be run: it has texts only, and attention from elsewhere has no model here. */
function openKey(state: AppState): string | undefined {
  const manifest = findModel(state)?.manifest;
  if (
    !manifest ||
    manifest.picture ||
    manifest.pixels ||
    state.engine.kind !== 'ready' ||
    state.run?.provider === 'elsewhere'
  )
    return;
  return `${manifest.id} ${manifest.revision}`;
}
