import type { AttentionRun } from '../../../core/run.ts';
import type { RunRequest } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';

/** Notes when each part of a run ended. */
export interface Clock {
  tokenized(): void;
  decoded(): void;
  attended(): void;
}

/** The part of a run that its task decides. */
export type TaskRun = Pick<
  AttentionRun,
  'texts' | 'tokens' | 'picture' | 'attentions' | 'output' | 'notices'
> & {
  readonly logits: Float32Array;
};

export type TaskRunner = (
  model: OpenModel,
  request: RunRequest,
  signal: AbortSignal,
  clock: Clock,
) => Promise<TaskRun>;
