import { HeadlightError, toErrorRecord } from '../../core/errors.ts';
import type { Engine } from '../../engine/client/engine-client.ts';
import type { AppState, AppStore } from '../app-store.ts';
import { runRequestOf } from '../run-request.ts';

/** Runs the model whenever its input changed or it became ready. Returns the function that ends the effect. */
export function startRunEffect(store: AppStore, engine: Engine): () => void {
  let nextId = 0;

  const run = async (mayRetry: boolean) => {
    const { input, wanted, budgetBytes, setRun, setRunStatus } = store.getState();
    const isLatest = () => store.getState().input === input;
    const isOfModel = () => store.getState().wanted.modelId === wanted.modelId;
    setRunStatus({ kind: 'running' });
    try {
      const result = await engine.run(runRequestOf(input, budgetBytes));
      if (!isOfModel()) return;
      nextId += 1;
      setRun({ ...result.run, id: nextId }, input);
      if (!isLatest()) setRunStatus({ kind: 'running' });
    } catch (error) {
      if (!isOfModel() || (error instanceof HeadlightError && error.code === 'run.superseded')) return;
      const crashed = error instanceof HeadlightError && error.code === 'engine.crashed';
      if (crashed && mayRetry) await run(false);
      else if (isLatest()) setRunStatus({ kind: 'failed', error: toErrorRecord(error, 'run.failed') });
    }
  };

  const onChange = (state: AppState, before?: AppState) => {
    if (state.engine.kind !== 'ready') return;
    const allowed = before?.budgetBytes !== state.budgetBytes;
    if (before?.engine.kind !== 'ready' || state.input !== before.input || allowed) void run(true);
  };

  onChange(store.getState());
  return store.subscribe(onChange);
}
