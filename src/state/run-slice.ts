import type { ErrorRecord } from '../core/errors.ts';
import type { AttentionRun } from '../core/run.ts';
import type { Input } from './input-slice.ts';
import type { SetSlice } from './set-slice.ts';

export type RunStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'failed'; readonly error: ErrorRecord };

export interface RunSlice {
  /** The last run that succeeded; it stays in the picture while the next one is under way. */
  readonly run: AttentionRun | undefined;
  /** The wish that `run` answers. */
  readonly answered: Input | undefined;
  readonly runStatus: RunStatus;
  /** The run that the heatmap shows. */
  readonly paintedRunId: number;
  setRun(run: AttentionRun, input: Input): void;
  setRunStatus(runStatus: RunStatus): void;
  markPainted(runId: number): void;
}

export function createRunSlice(set: SetSlice<RunSlice>): RunSlice {
  return {
    run: undefined,
    answered: undefined,
    runStatus: { kind: 'idle' },
    paintedRunId: 0,
    setRun: (run, answered) => set({ run, answered, runStatus: { kind: 'idle' } }),
    setRunStatus: (runStatus) => set({ runStatus }),
    markPainted: (paintedRunId) => set({ paintedRunId }),
  };
}
