import { getTask } from '../../../core/manifest.ts';
import type { RunRequest, RunResult } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { withInterventions } from '../tap/tapped-run.ts';
import { runAttention } from './run-attention.ts';
import { runEncoder } from './run-encoder.ts';
import { runGeneration } from './run-generation.ts';
import { runTranslation } from './run-translation.ts';
import type { TaskRunner } from './task-run.ts';

/** Text to attention. Throws `text.empty`, `text.entities`, `argument.invalid`, `run.aborted`, `run.failed`. */
export async function runModel(
  model: OpenModel,
  request: RunRequest,
  signal: AbortSignal,
): Promise<RunResult> {
  const { id, revision } = model.manifest;
  const begun = performance.now();
  const changes = request.interventions ?? [];
  const computing = changes.length > 0 ? await withInterventions(model, changes) : model;
  const at = { tokenized: begun, decoded: begun, attended: begun };
  const { logits, ...part } = await runnerFor(model, request)(computing, request, signal, {
    tokenized: () => Object.assign(at, { tokenized: performance.now(), decoded: performance.now() }),
    decoded: () => Object.assign(at, { decoded: performance.now() }),
    attended: () => Object.assign(at, { attended: performance.now() }),
  });
  const run: RunResult['run'] = {
    model: { id, revision },
    ...part,
    interventions: changes,
    provider: model.provider,
    threads: model.threads,
    dtype: 'float32',
    elapsedMs: {
      tokenize: at.tokenized - begun,
      decode: at.decoded - at.tokenized,
      attend: at.attended - at.decoded,
      total: performance.now() - begun,
    },
  };
  return request.logits ? { run, logits } : { run };
}

function runnerFor({ manifest }: OpenModel, request: RunRequest): TaskRunner {
  const { task } = getTask(manifest, request.task);
  switch (task) {
    case 'translation':
      return runTranslation;
    case 'generation':
      return runGeneration;
    case 'attention':
      return runAttention;
    default:
      return (...call) => runEncoder(task, ...call);
  }
}
