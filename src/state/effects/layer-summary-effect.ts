import { type AttentionTensor, getMatrix } from '../../core/attention.ts';
import { type AttentionRun, axesOf, axisTokens } from '../../core/run.ts';
import { rowFocus } from '../../math/row-focus.ts';
import type { AppStore } from '../app-store.ts';
import { type LayerSummary, layerKey } from '../grid/grid-slice.ts';
import { inSlices, nextTask } from '../slices.ts';

/** Works out the numbers beside each layer, after the grid was painted. Returns the function that ends the effect. */
export function startLayerSummaryEffect(store: AppStore): () => void {
  let controller = new AbortController();

  const summarize = async (run: AttentionRun) => {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    const layers = new Map<string, LayerSummary>();
    // The picture first.
    await nextTask();
    if (await inSlices(summarizeLayers(run, layers), signal)) {
      store.getState().setLayerSummaries({ runId: run.id, layers });
    }
  };

  const stop = store.subscribe(({ run, gridPaintedRunId }, before) => {
    if (run !== before.run) controller.abort();
    if (run && run.id === gridPaintedRunId && gridPaintedRunId !== before.gridPaintedRunId)
      void summarize(run);
  });
  return () => {
    controller.abort();
    stop();
  };
}

/** The means of every layer of a run, a head a step. */
export function* summarizeLayers(
  run: AttentionRun,
  into: Map<string, LayerSummary>,
): Generator<undefined, void> {
  for (const tensor of run.attentions) {
    const parkedOn = parkingKeys(run, tensor);
    let strongest = 0;
    let parked = 0;
    for (let head = 0; head < tensor.heads; head++) {
      const focus = rowFocus(getMatrix(tensor, head), parkedOn);
      strongest += focus.strongest / tensor.heads;
      parked += focus.parked / tensor.heads;
      yield;
    }
    into.set(layerKey(tensor), { strongest, parked });
  }
}

/** Special tokens, and the first token where a text attends to itself: where unneeded weight is parked. */
function parkingKeys(run: AttentionRun, { site, keys }: AttentionTensor): number[] {
  const special = axisTokens(run, axesOf(site).keys, keys).flatMap((token, key) =>
    token.special ? [key] : [],
  );
  return site === 'cross' || keys === 0 ? special : [...new Set([0, ...special])];
}
