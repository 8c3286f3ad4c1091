import type { AttentionMatrix } from '../../core/attention.ts';
import {
  computeAggregate,
  countSteps,
  findObstacle,
  findWish,
  sameWish,
} from '../aggregates/aggregate-plan.ts';
import type { AggregateWish } from '../aggregates/aggregates-slice.ts';
import type { AppState, AppStore } from '../app-store.ts';
import { inSlices } from '../slices.ts';

/** How often the reader is told how far it is, as a share of the whole. */
const TOLD_EVERY = 0.05;

/**
 * Computes the chosen aggregate while it is shown, in slices that leave the page its breath. Another run or choice ends
 * what is under way. Returns the function that ends the effect.
 */
export function startAggregatesEffect(store: AppStore): () => void {
  let running: { readonly of: AggregateWish; readonly controller: AbortController } | undefined;

  const compute = async (wish: AggregateWish, signal: AbortSignal) => {
    const { setAggregating, setAggregated } = store.getState();
    const steps = counted(computeAggregate(wish), countSteps(wish), (done) => {
      if (!signal.aborted) setAggregating({ of: wish, done });
    });
    setAggregating({ of: wish, done: 0 });
    if (!(await inSlices(steps, signal)) || signal.aborted) return;
    running = undefined;
    if (steps.result) setAggregated({ of: wish, matrix: steps.result });
  };

  const onChange = (state: AppState) => {
    const { run, view, aggregated } = state;
    const wish = run && view === 'aggregates' ? findWish(run, state) : undefined;
    if (wish && sameWish(wish, running?.of)) return;
    running?.controller.abort();
    running = undefined;
    if (!wish || sameWish(wish, aggregated?.of) || findObstacle(wish)) {
      if (state.aggregating) state.setAggregating(undefined);
      return;
    }
    const controller = new AbortController();
    running = { of: wish, controller };
    void compute(wish, controller.signal);
  };

  onChange(store.getState());
  const stop = store.subscribe(onChange);
  return () => {
    stop();
    running?.controller.abort();
  };
}

/** The steps of a calculation, with what it returned once it is done. */
function counted(
  steps: Generator<void, AttentionMatrix>,
  count: number,
  onDone: (done: number) => void,
): Iterator<void> & { result: AttentionMatrix | undefined } {
  let taken = 0;
  let told = 0;
  return {
    result: undefined,
    next() {
      const { done, value } = steps.next();
      if (done) {
        this.result = value;
        return { done, value: undefined };
      }
      taken += 1;
      const share = Math.min(1, taken / count);
      if (share - told >= TOLD_EVERY) {
        told = share;
        onDone(share);
      }
      return { done: false, value: undefined };
    },
  };
}
