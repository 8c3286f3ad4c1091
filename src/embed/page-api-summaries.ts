import { filesOf, getTask, type Manifest } from '../core/manifest.ts';
import type { AttentionRun } from '../core/run.ts';
import type { AppState } from '../state/app-store.ts';
import type { ModelSummary, PageState, RunSummary } from './page-api-types.ts';

/** Of the task's logits: positions of a decoder, tokens of an encoder, one for the whole text. */
export function rowsOf({ tokens, output }: Omit<AttentionRun, 'id'>): number {
  switch (output.task) {
    case 'translation':
      return output.predictions.length;
    case 'generation':
      return tokens.target.length;
    case 'masked-word':
    case 'entities':
    case 'dependencies':
    case 'tagging':
      return tokens.source.length;
    default:
      return 1;
  }
}

/** A model that can be opened. */
export function modelSummaryOf(manifest: Manifest): ModelSummary {
  return {
    id: manifest.id,
    title: manifest.title,
    revision: manifest.revision,
    architecture: manifest.architecture,
    task: getTask(manifest, undefined).task,
    tasks: manifest.tasks.map(({ task }) => task),
    sites: structuredClone(manifest.sites),
    limits: { ...manifest.limits },
    quality: structuredClone(manifest.quality),
    bytes: filesOf(manifest).reduce((sum, file) => sum + file.bytes, 0),
  };
}

/** What a run gave, without its tensors. */
export function summaryOf(run: AttentionRun): RunSummary {
  return {
    task: run.output.task,
    text: run.output.task === 'generation' ? run.texts.target : run.texts.source,
    output: run.output,
    ...(run.output.task === 'translation' && {
      translation: run.texts.target,
      targetBy: run.output.targetBy,
    }),
    sourceTokens: run.tokens.source.length,
    targetTokens: run.tokens.target.length,
    provider: run.provider,
    threads: run.threads,
    elapsedMs: run.elapsedMs,
    notices: run.notices,
  };
}

/** What the page is in. */
export function stateOf({ models, wanted, engine, input, run, focus, heads }: AppState): PageState {
  const opened = engine.kind === 'ready' ? engine.opened : undefined;
  return {
    model: wanted.modelId,
    revision: models.find(({ manifest }) => manifest.id === wanted.modelId)?.manifest.revision,
    status: engine.kind,
    ...input,
    provider: opened?.provider,
    threads: opened?.threads,
    dtype: opened?.dtype,
    timings: { open: opened?.elapsedMs, run: run?.elapsedMs },
    selection: { focus, heads },
  };
}
