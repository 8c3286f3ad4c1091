import type { AttentionTensor } from './attention.ts';
import type { HeadRef, Site } from './head.ts';

/**
 * Everything from which one head's matrix came to be, as the model computed it (float32, row-major).
 *
 * Q queries, K keys, D the model's width, d the head's size. `weights = softmax(q·kᵀ · scale + mask)`,
 * `mixed = weights · v`, `contribution = mixed · projection`; `attended` is the sum of all heads' contributions plus the
 * output bias: what the layer adds to the residual stream.
 */
export interface HeadInspection {
  readonly head: HeadRef;
  /** The key–value head that the query head reads: itself unless heads share keys. */
  readonly keyHead: number;
  readonly queries: number;
  readonly keys: number;
  readonly width: number;
  readonly size: number;
  /** What q·k is multiplied by: 1/√d unless the model says otherwise. */
  readonly scale: number;
  /** What the query projection reads, [Q, D]: the residual stream after the layer's norm, in a pre-norm model. */
  readonly queryInputs: Float32Array;
  /** What key and value projections read, [K, D]; in cross-attention the encoder's result. */
  readonly keyInputs: Float32Array;
  /** [Q, d], [K, d], [K, d], biases included. */
  readonly q: Float32Array;
  readonly k: Float32Array;
  readonly v: Float32Array;
  /** [Q, K], 1 where the mask, or a cut, hides the key from the query. */
  readonly hidden: Uint8Array;
  /** q·k · scale, before the mask, [Q, K]. */
  readonly scores: Float32Array;
  /** [Q, K]; rows sum to 1. */
  readonly weights: Float32Array;
  /** [Q, d]; zeros where the head is ablated. */
  readonly mixed: Float32Array;
  /** The rows of the output projection that belong to this head, [d, D]. */
  readonly projection: Float32Array;
  /** [Q, D] */
  readonly contribution: Float32Array;
  /** [Q, D] */
  readonly attended: Float32Array;
}

/** One layer's numbers of a vector a token, row-major [heads, tokens] (one row where it is no head's). */
export interface LayerNorms {
  readonly site: Site;
  readonly layer: number;
  readonly heads: number;
  readonly tokens: number;
  readonly data: Float32Array;
}

/**
 * Lengths of vectors (Euclidean) beside the weights.
 *
 * `weighted` [heads, queries, keys]: ‖α·f(x)‖ with f(x) = (x·W_V + b_V)·W_O of the head (Kobayashi et al. 2020); rows do
 * not sum to 1. `headOutputs` [heads, queries]: ‖Σ α·f(x)‖. `residual` [1, queries]: the residual stream that the layer's
 * attention is added to.
 */
export interface RunNorms {
  readonly weighted: readonly AttentionTensor[];
  readonly headOutputs: readonly LayerNorms[];
  readonly residual: readonly LayerNorms[];
}
