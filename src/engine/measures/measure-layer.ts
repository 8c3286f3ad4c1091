import { type AttentionTensor, getMatrix } from '../../core/attention.ts';
import type { Baselines, HeadMeasures } from '../../core/measure.ts';
import type { MeasureContext } from '../../math/measures/measure-context.ts';
import { createHeadMeasurer } from '../../math/measures/measure-head.ts';

/** One layer of a run, and what its rows and columns are. */
export interface LayerRequest {
  readonly tensor: AttentionTensor;
  readonly context: MeasureContext;
}

export interface LayerMeasures {
  /** One a head, in order. */
  readonly heads: readonly HeadMeasures[];
  readonly baselines: Baselines;
}

/** Every measure of every head of a layer. Throws RangeError when the context does not fit the tensor. */
export function measureLayer({ tensor, context }: LayerRequest): LayerMeasures {
  const measurer = createHeadMeasurer(context);
  const heads = Array.from({ length: tensor.heads }, (_, head) => measurer.measure(getMatrix(tensor, head)));
  return { heads, baselines: measurer.baselines };
}
