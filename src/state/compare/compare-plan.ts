import { getTask } from '../../core/manifest.ts';
import type { AttentionRun } from '../../core/run.ts';
import type { BesideRequest, ModelSource, OpenRequest, RunRequest } from '../../engine/protocol.ts';
import type { AppState } from '../app-store.ts';
import { findModel } from '../engine-slice.ts';
import { runRequestOf } from '../run-request.ts';
import type { CompareKind } from './compare-slice.ts';
import { interventionsOf } from './reader-changes.ts';

/** What must be run so that the two sides can be compared. */
export type ComparePlan =
  /** Both sides are the page's own run. */
  | { readonly kind: 'own'; readonly a: AttentionRun }
  | {
      readonly kind: 'ask';
      readonly a: AttentionRun;
      readonly compares: CompareKind;
      readonly other: BesideRequest;
      /** The page's own run once more, for its logits: where both sides read the same tokens. */
      readonly own: BesideRequest | undefined;
    }
  /** Something is missing, which the panel says. */
  | { readonly kind: 'nothing'; readonly why: 'no-run' | 'elsewhere' | 'no-text' | 'no-model' | 'no-change' };

type PlanState = Pick<
  AppState,
  'run' | 'answered' | 'compare' | 'models' | 'wanted' | 'engine' | 'budgetBytes'
>;

/** What the settings ask for, from the page's own run as it is. */
export function comparePlan(state: PlanState): ComparePlan {
  const { run: a, answered, compare } = state;
  const compares = compare.kind;
  if (!a || !answered || state.engine.kind !== 'ready') return { kind: 'nothing', why: 'no-run' };
  if (compares === 'heads') return { kind: 'own', a };
  const model = findModel(state);
  if (a.provider === 'elsewhere' || !model) return { kind: 'nothing', why: 'elsewhere' };
  const run = runRequestOf(answered, state.budgetBytes);
  const { target: _given, ...input } = run;
  // A translation that another model of weights or a changed one reads must be the one on screen, token by token.
  const same: RunRequest = a.output.task === 'translation' ? { ...input, target: a.texts.target } : run;
  const ask = (other: BesideRequest, own?: BesideRequest): ComparePlan => ({
    kind: 'ask',
    a,
    compares,
    other,
    own,
  });
  switch (compares) {
    case 'texts':
      if (compare.otherText.trim() === '') return { kind: 'nothing', why: 'no-text' };
      return ask({ run: { ...input, text: compare.otherText, masked: [], written: [] } });
    case 'models': {
      const other = otherModel(state);
      if (!other) return { kind: 'nothing', why: 'no-model' };
      return ask({ run: requestFor(other, a, run), open: openRequest(state, other) });
    }
    case 'weights': {
      const own = { run: { ...same, logits: true } };
      return ask({ ...own, open: { ...openRequest(state, model), weights: 'int8' } }, own);
    }
    case 'intervention': {
      const interventions = interventionsOf(compare.changes, a);
      if (interventions.length === 0) return { kind: 'nothing', why: 'no-change' };
      const own = { run: { ...same, logits: true } };
      return ask({ run: { ...own.run, interventions } }, own);
    }
  }
}

/** The chosen other model, or the first one that is not open: one with the same task, if there is any. */
export function otherModel({
  models,
  wanted,
  compare,
  answered,
}: Pick<AppState, 'models' | 'wanted' | 'compare' | 'answered'>): ModelSource | undefined {
  // Models of pictures read no text.
  const others = models.filter(
    ({ manifest }) => manifest.id !== wanted.modelId && !manifest.picture && !manifest.pixels,
  );
  const sameTask = others.find(({ manifest }) => manifest.tasks.some(({ task }) => task === answered?.task));
  return others.find(({ manifest }) => manifest.id === compare.otherModel) ?? sameTask ?? others[0];
}

/** The same text for another model: in the same task if it has that, else in its first one, without this one's marks. */
function requestFor({ manifest }: ModelSource, a: AttentionRun, run: RunRequest): RunRequest {
  const { task } = getTask(manifest, run.task);
  if (task === run.task) return { ...run, masked: [], written: [] };
  // What a decoder wrote is part of what it read.
  const text = a.tokens.source.length > 0 ? a.texts.source : a.texts.target;
  return { text: run.task === 'relation' ? text.replaceAll(/[[\]]/g, '') : text, task };
}

/** As the page opened its own: a worker has one provider and one number of threads. */
function openRequest({ wanted }: Pick<AppState, 'wanted'>, model: ModelSource): OpenRequest {
  const { provider, threads } = wanted;
  return { model, provider, ...(threads && { threads }) };
}
