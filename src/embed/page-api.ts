import * as v from 'valibot';
import { findTensor } from '../core/attention.ts';
import { fromErrorRecord, HeadlightError } from '../core/errors.ts';
import { filesOf, getTask, type Manifest } from '../core/manifest.ts';
import type { AttentionRun } from '../core/run.ts';
import type { Sampling } from '../core/sampling.ts';
import { TASKS, type TaskName } from '../core/task.ts';
import type { Engine } from '../engine/client/engine-client.ts';
import type { RunRequest } from '../engine/protocol.ts';
import type { AppState, AppStore } from '../state/app-store.ts';
import { findModel } from '../state/engine-slice.ts';
import type { PageApi, PageState, RunSummary } from './page-api-types.ts';

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const runSchema = v.strictObject({
  text: v.string(),
  task: v.optional(v.picklist(TASKS)),
  target: v.optional(v.string()),
  masked: v.optional(v.array(index)),
  written: v.optional(v.array(index)),
  sampling: v.optional(
    v.partial(
      v.strictObject({
        temperature: v.pipe(v.number(), v.minValue(0), v.maxValue(5)),
        topK: index,
        topP: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
        seed: v.pipe(index, v.maxValue(2 ** 32 - 1)),
      }),
    ),
  ),
});
const openSchema = v.strictObject({
  model: v.string(),
  task: v.optional(v.picklist(TASKS)),
  provider: v.optional(v.picklist(['auto', 'wasm', 'webgpu'])),
  threads: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16))),
});
const attentionSchema = v.strictObject({
  site: v.picklist(['encoder', 'decoder', 'cross']),
  layer: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/**
 * The page's API for consoles, hosts and tests (docs/embedding.md). It reads and changes the store; what it
 * returns are copies, which a caller may change.
 */
export function createPageApi(store: AppStore, engine: Engine): PageApi {
  return {
    version: 1,
    async ready() {
      await settled(store, (state) => isPainted(state));
    },
    models: () =>
      store.getState().models.map(({ manifest }) => ({
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
      })),
    async open(options) {
      const { model, task, provider = 'auto', threads } = parseArguments(openSchema, options);
      const { run: before, models } = store.getState();
      const found = models.find(({ manifest }) => manifest.id === model);
      if (!found) throw new HeadlightError('model.unknown', { model });
      if (task) requireTask(found.manifest, task);
      store.getState().openModel({ modelId: model, provider, ...(threads && { threads }) });
      if (task) store.getState().chooseTask(model, task);
      await settled(
        store,
        (state) => state.engine.kind === 'ready' && state.run !== before && isPainted(state),
      );
    },
    async run(options) {
      const {
        text,
        task,
        target = null,
        masked = [],
        written = [],
        sampling,
      } = parseArguments(runSchema, options);
      const { engine: status, wanted, models, chooseTask, setInput } = store.getState();
      if (status.kind === 'idle') throw new HeadlightError('model.not-open');
      if (task) {
        const found = findModel({ models, wanted });
        if (found) requireTask(found.manifest, task);
        chooseTask(wanted.modelId, task);
      }
      setInput({ text, target, masked, written, sampling: withDefaults(store, sampling) });
      const { input } = store.getState();
      const { run } = await settled(store, (state) => {
        if (state.input !== input) throw new HeadlightError('run.superseded');
        return state.answered === input && isPainted(state);
      });
      return structuredClone(summaryOf(run as AttentionRun));
    },
    attention(options) {
      const { site, layer } = parseArguments(attentionSchema, options);
      const tensor = findTensor(getRun(store).attentions, { site, layer });
      if (!tensor) {
        throw new HeadlightError('argument.invalid', {
          path: 'layer',
          expected: `a layer of the ${site} site of this model`,
          found: layer,
        });
      }
      const { heads, queries, keys, data } = tensor;
      return { heads, queries, keys, data: data.slice() };
    },
    tokens: () => structuredClone(getRun(store).tokens),
    async logits(options) {
      const { sampling, task = store.getState().input.task, ...rest } = parseArguments(runSchema, options);
      const request = { ...rest, task, sampling: withDefaults(store, sampling), logits: true };
      const { run, logits = new Float32Array() } = await engine.run(request as RunRequest);
      const rows = rowsOf(run);
      return { positions: rows, vocabulary: logits.length / rows, data: logits };
    },
    state: () => structuredClone(stateOf(store.getState())),
  };
}

function parseArguments<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new HeadlightError('argument.invalid', {
    path: v.getDotPath(issue) ?? '(argument)',
    expected: issue.expected ?? 'a valid value',
    found: issue.received,
  });
}

function requireTask({ tasks }: Manifest, task: TaskName): void {
  if (tasks.some((known) => known.task === task)) return;
  throw new HeadlightError('argument.invalid', {
    path: 'task',
    expected: tasks.map((known) => known.task).join(' or '),
    found: task,
  });
}

function withDefaults(
  store: AppStore,
  sampling: { [Name in keyof Sampling]?: Sampling[Name] | undefined } = {},
) {
  const given = Object.fromEntries(Object.entries(sampling).filter(([, value]) => value !== undefined));
  return { ...store.getState().input.sampling, ...given };
}

/** Of the task's logits: positions of a decoder, tokens of an encoder, one for the whole text. */
function rowsOf({ tokens, output }: Omit<AttentionRun, 'id'>): number {
  switch (output.task) {
    case 'translation':
      return output.predictions.length;
    case 'generation':
      return tokens.target.length;
    case 'masked-word':
    case 'entities':
    case 'dependencies':
      return tokens.source.length;
    default:
      return 1;
  }
}

function isPainted({ run, paintedRunId }: AppState): boolean {
  return run !== undefined && run.id === paintedRunId;
}

/** Resolves with the state once it fits; rejects with what failed, or with what `fits` throws. */
function settled(store: AppStore, fits: (state: AppState) => boolean): Promise<AppState> {
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

function getRun(store: AppStore): AttentionRun {
  const { run } = store.getState();
  if (!run) throw new HeadlightError('model.not-open');
  return run;
}

function summaryOf(run: AttentionRun): RunSummary {
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

function stateOf({ models, wanted, engine, input, run, focus, heads }: AppState): PageState {
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
