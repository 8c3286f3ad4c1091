import { toErrorRecord } from '../../core/errors.ts';
import { labelsOf } from '../../core/manifest.ts';
import type { AttentionRun } from '../../core/run.ts';
import type { Engine } from '../../engine/client/engine-client.ts';
import type { BesideRequest, RunResult } from '../../engine/protocol.ts';
import type { AppState, AppStore } from '../app-store.ts';
import { type ComparePlan, comparePlan } from '../compare/compare-plan.ts';
import type { ComparedRuns } from '../compare/compare-slice.ts';
import { type OutputChange, outputChange } from '../compare/output-change.ts';
import { findModel } from '../engine-slice.ts';

type Ask = Extract<ComparePlan, { kind: 'ask' }>;

/** While the comparison is on screen, keeps side B in step with the page's own run. Returns the function that ends the effect. */
export function startCompareEffect(store: AppStore, engine: Engine): () => void {
  /** What was asked for last, or is in the picture. */
  let asked = '';
  let busy = false;
  let own: { readonly key: string; readonly result: RunResult } | undefined;

  const ask = async (plan: Ask): Promise<ComparedRuns> => {
    const other = await engine.ask('runBeside', plan.other);
    const b: AttentionRun = { ...other.run, id: 0 };
    return { kind: plan.compares, a: plan.a, b, output: await changeOf(plan, other) };
  };

  const changeOf = async (plan: Ask, other: RunResult): Promise<OutputChange | undefined> => {
    if (!plan.own) return undefined;
    const key = keyOf(plan.a, plan.own);
    if (own?.key !== key) own = { key, result: await engine.ask('runBeside', plan.own) };
    const { run, logits } = own.result;
    if (!logits || !other.logits) return undefined;
    const model = findModel(store.getState());
    const task = run.output.task;
    const labels = model && task !== 'attention' ? labelsOf(model.manifest, task) : [];
    return outputChange({ run, logits }, { run: other.run, logits: other.logits }, labels);
  };

  const update = async (): Promise<void> => {
    const { setCompared, setCompareStatus } = store.getState();
    const plan = comparePlan(store.getState());
    if (plan.kind !== 'ask') {
      asked = '';
      const { compared, compareStatus } = store.getState();
      if (compareStatus.kind !== 'idle') setCompareStatus({ kind: 'idle' });
      if (plan.kind === 'nothing' && compared) setCompared(undefined);
      if (plan.kind === 'own' && compared?.a !== plan.a)
        setCompared({ kind: 'heads', a: plan.a, b: plan.a, output: undefined });
      return;
    }
    const key = keyOf(plan.a, plan.other);
    if (key === asked || busy) return;
    asked = key;
    busy = true;
    setCompareStatus({ kind: 'running' });
    const result = await ask(plan).then(
      (compared) => ({ compared }),
      (error: unknown) => ({ error: toErrorRecord(error, 'run.failed') }),
    );
    busy = false;
    if (isStill(key)) {
      if ('compared' in result) setCompared(result.compared);
      setCompareStatus('error' in result ? { kind: 'failed', error: result.error } : { kind: 'idle' });
      return;
    }
    if (isShown(store.getState())) await update();
    else asked = '';
  };

  const isStill = (key: string) => {
    const plan = comparePlan(store.getState());
    return plan.kind === 'ask' && keyOf(plan.a, plan.other) === key;
  };

  const onChange = (state: AppState, before?: AppState) => {
    if (!isShown(state)) return;
    if (state.compareRetry !== before?.compareRetry) asked = '';
    const same =
      before &&
      state.view === before.view &&
      state.run === before.run &&
      state.compare === before.compare &&
      state.engine === before.engine &&
      state.compareRetry === before.compareRetry;
    if (!same) void update();
  };

  onChange(store.getState());
  return store.subscribe(onChange);
}

function isShown({ view }: AppState): boolean {
  return view === 'compare';
}

/** The same for the same request over the same run. */
function keyOf({ id }: AttentionRun, { run, open }: BesideRequest): string {
  return JSON.stringify([id, run, open?.model.manifest.id, open?.model.manifest.revision, open?.weights]);
}
