import { fromErrorRecord } from '../core/errors.ts';
import type { AppState, AppStore } from '../state/app-store.ts';

/** The picture shows the newest run. */
export function isPainted({ run, paintedRunId }: AppState): boolean {
  return run !== undefined && run.id === paintedRunId;
}

/** Resolves with the state once it fits; rejects with what failed, or with what `fits` throws. */
export function settled(store: AppStore, fits: (state: AppState) => boolean): Promise<AppState> {
  return new Promise((resolve, reject) => {
    const check = (state: AppState): boolean => {
      try {
        if (state.engine.kind === 'failed') throw fromErrorRecord(state.engine.error);
        const done = fits(state);
        if (!done && state.engine.kind === 'ready' && state.runStatus.kind === 'failed') {
          throw fromErrorRecord(state.runStatus.error);
        }
        if (done) resolve(state);
        return done;
      } catch (error) {
        reject(error);
        return true;
      }
    };
    // A failure that stood before the change that is waited for is cleared by the effects in this tick.
    queueMicrotask(() => {
      if (check(store.getState())) return;
      const stop = store.subscribe((state) => check(state) && stop());
    });
  });
}
