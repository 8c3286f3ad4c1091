import type { AttentionMatrix, AttentionTensor } from '../../core/attention.ts';
import { createMaxFlow } from './max-flow.ts';
import { residualStep } from './rollout.ts';

/** Flows are found pair by pair: N² of them, each over N² · layers edges. More tokens take too long to wait for. */
export const MOST_FLOW_TOKENS = 32;

/**
 * Attention flow of self-attention (Abnar & Zuidema 2020). Layers of tokens are a network: from place i after a layer to
 * place j before it an edge carries at most B_ij of that layer, B as in rollout. Cell (i, j) is the maximum flow from i
 * after the last layer to j before the first. Rows need not sum to 1; no cell is above 1.
 *
 * @param tensors the layers in order, N × N, of one site
 *
 * Every `yield` ends a cell. Throws RangeError for more than `MOST_FLOW_TOKENS` tokens, without a layer, or where a layer is
 * not square.
 */
export function* attentionFlow(tensors: readonly AttentionTensor[]): Generator<void, AttentionMatrix> {
  const size = tensors[0]?.queries ?? 0;
  if (tensors.length === 0) throw new RangeError('no layer: expected at least one');
  if (size > MOST_FLOW_TOKENS) {
    throw new RangeError(`${size} tokens: attention flow is computed for at most ${MOST_FLOW_TOKENS}`);
  }
  const from: number[] = [];
  const to: number[] = [];
  const capacity: number[] = [];
  for (const [layer, tensor] of tensors.entries()) {
    const { data } = yield* residualStep(tensor);
    if (tensor.queries !== size)
      throw new RangeError(`layer ${tensor.layer} has ${tensor.queries} tokens: expected ${size}`);
    for (const [at, share] of data.entries()) {
      if (!(share > 0)) continue;
      from.push((layer + 1) * size + Math.floor(at / size));
      to.push(layer * size + (at % size));
      capacity.push(share);
    }
  }
  const flowBetween = createMaxFlow({ nodes: (tensors.length + 1) * size, from, to, capacity });
  const data = new Float32Array(size * size);
  for (let at = 0; at < data.length; at += 1) {
    data[at] = flowBetween(tensors.length * size + Math.floor(at / size), at % size);
    yield;
  }
  return { queries: size, keys: size, data };
}
