import * as v from 'valibot';
import { findTensor } from '../core/attention.ts';
import { fromErrorRecord, HeadlightError } from '../core/errors.ts';
import type { AttentionRun } from '../core/run.ts';
import type { Engine } from '../engine/client/engine-client.ts';
import type { AppState, AppStore } from '../state/app-store.ts';
import type { PageApi, PageState, RunSummary } from './page-api-types.ts';

const textSchema = v.strictObject({ text: v.string(), target: v.optional(v.string()) });
const openSchema = v.strictObject({
  model: v.string(),
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
        task: manifest.task,
        sites: structuredClone(manifest.sites),
        limits: { ...manifest.limits },
        bytes: Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0),
      })),
    async open(options) {
      const { model, provider = 'auto', threads } = parseArguments(openSchema, options);
      const before = store.getState().run;
      if (!store.getState().models.some(({ manifest }) => manifest.id === model)) {
        throw new HeadlightError('model.unknown', { model });
      }
      store.getState().openModel({ modelId: model, provider, ...(threads && { threads }) });
      await settled(
        store,
        (state) => state.engine.kind === 'ready' && state.run !== before && isPainted(state),
      );
    },
    async run(options) {
      const { text, target = null } = parseArguments(textSchema, options);
      if (store.getState().engine.kind === 'idle') throw new HeadlightError('model.not-open');
      const input = { text, target };
      store.getState().setInput(input);
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
      const { text, target } = parseArguments(textSchema, options);
      const result = await engine.run({ text, logits: true, ...(target !== undefined && { target }) });
      const data = result.logits ?? new Float32Array();
      const positions = result.run.predictions.length;
      return { positions, vocabulary: data.length / positions, data };
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
    text: run.sourceText,
    translation: run.targetText,
    targetBy: run.targetBy,
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
    text: input.text,
    target: input.target,
    provider: opened?.provider,
    threads: opened?.threads,
    dtype: opened?.dtype,
    timings: { open: opened?.elapsedMs, run: run?.elapsedMs },
    selection: { focus, heads },
  };
}
