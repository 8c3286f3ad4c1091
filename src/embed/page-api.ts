import { findTensor } from '../core/attention.ts';
import { HeadlightError } from '../core/errors.ts';
import { type AttentionRun, runSites } from '../core/run.ts';
import type { Sampling } from '../core/sampling.ts';
import type { Engine } from '../engine/client/engine-client.ts';
import type { RunRequest } from '../engine/protocol.ts';
import type { AppStore } from '../state/app-store.ts';
import { findModel } from '../state/engine-slice.ts';
import { bringGuest } from './bring-guest.ts';
import {
  attentionSchema,
  bringSchema,
  logitsSchema,
  openSchema,
  parseArguments,
  requireTask,
  runSchema,
  showSchema,
} from './page-api-arguments.ts';
import { modelSummaryOf, rowsOf, stateOf, summaryOf } from './page-api-summaries.ts';
import type { PageApi } from './page-api-types.ts';
import { isPainted, settled } from './settled.ts';
import { shownRun } from './shown-run.ts';

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
    models: () => store.getState().models.map(({ manifest }) => modelSummaryOf(manifest)),
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
    async bring(options) {
      await bringGuest(store, parseArguments(bringSchema, options));
      return structuredClone(stateOf(store.getState()));
    },
    async run(options) {
      const {
        text,
        task,
        target = null,
        masked = [],
        written = [],
        sampling,
        second,
        maxTokens,
        layers,
        budgetBytes,
      } = parseArguments(runSchema, options);
      const { engine: status, wanted, models, chooseTask, setInput } = store.getState();
      if (status.kind === 'idle') throw new HeadlightError('model.not-open');
      if (task) {
        const found = findModel({ models, wanted });
        if (found) requireTask(found.manifest, task);
        chooseTask(wanted.modelId, task);
      }
      if (budgetBytes !== undefined) store.getState().setBudget(budgetBytes);
      setInput({
        text,
        target,
        masked,
        written,
        sampling: withDefaults(store, sampling),
        second,
        maxTokens,
        layers,
      });
      const { input } = store.getState();
      const { run } = await settled(store, (state) => {
        if (state.input !== input) throw new HeadlightError('run.superseded');
        return state.answered === input && isPainted(state);
      });
      return structuredClone(summaryOf(run as AttentionRun));
    },
    async show(options) {
      const run = shownRun(parseArguments(showSchema, options));
      const { setRun, input, focus, chooseHead } = store.getState();
      const sites = runSites(run);
      const [first] = sites;
      const fits = sites.some(
        ({ site, layers, heads }) => site === focus.site && focus.layer < layers && focus.head < heads,
      );
      if (first && !fits) chooseHead({ site: first.site, layer: 0, head: 0 });
      setRun(run, input);
      await settled(store, (state) => state.run === run && isPainted(state));
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
      const { sampling, task = store.getState().input.task, ...rest } = parseArguments(logitsSchema, options);
      const request = { ...rest, task, sampling: withDefaults(store, sampling), logits: true };
      const { run, logits = new Float32Array() } = await engine.ask('runBeside', {
        run: request as RunRequest,
      });
      const rows = rowsOf(run);
      return { positions: rows, vocabulary: logits.length / rows, data: logits };
    },
    state: () => structuredClone(stateOf(store.getState())),
  };
}

function withDefaults(
  store: AppStore,
  sampling: { [Name in keyof Sampling]?: Sampling[Name] | undefined } = {},
) {
  const given = Object.fromEntries(Object.entries(sampling).filter(([, value]) => value !== undefined));
  return { ...store.getState().input.sampling, ...given };
}

function getRun(store: AppStore): AttentionRun {
  const { run } = store.getState();
  if (!run) throw new HeadlightError('model.not-open');
  return run;
}
