import type { Site } from '../../../core/head.ts';
import type { NewInput, NewNode } from '../../../onnx/edit/append.ts';
import { divertInput } from '../../../onnx/edit/divert.ts';
import { DTYPE } from '../../../onnx/graph/onnx-fields.ts';
import type { GraphNode, ModelGraph } from '../../../onnx/graph/read-graph.ts';

/** Two inputs of a layer's attention by which it can be changed. */
export interface Doors {
  readonly site: Site;
  readonly layer: number;
  /** Input [1, H, Q, K] (or [1, 1, 1, 1]), added to the scores: 0 changes nothing. */
  readonly shift: string;
  /** Input [1, H, Q, 1] (or [1, 1, 1, 1]), by which weights are multiplied before they mix values: 1 changes nothing. */
  readonly factor: string;
}

/** A layer's attention in a graph: the node that reads scores, and the one that reads weights and values. */
interface Attention extends Pick<Doors, 'site' | 'layer'> {
  readonly softmax: GraphNode;
  readonly mixing: GraphNode;
}

/**
 * softmax(scores + mask) becomes softmax(scores + mask + shift), and weights · values becomes (weights × factor) · values.
 *
 * @param bytes of `graph`; two names change in place
 * @returns the doors, what the softmax reads now, and what has to be appended
 */
export function addDoors(
  graph: ModelGraph,
  bytes: Uint8Array,
  { site, layer, softmax, mixing }: Attention,
): Doors & {
  readonly softmaxInput: string;
  readonly nodes: readonly NewNode[];
  readonly inputs: readonly NewInput[];
} {
  const shift = `headlight.${site}.${layer}.shift`;
  const factor = `headlight.${site}.${layer}.factor`;
  const scores = softmax.inputs[0] ?? '';
  const weights = softmax.outputs[0] ?? '';
  const softmaxInput = divertInput(graph, bytes, softmax, 0);
  const changed = divertInput(graph, bytes, mixing, 0);
  const anyLengths = [undefined, undefined, undefined, undefined];
  return {
    site,
    layer,
    shift,
    factor,
    softmaxInput,
    nodes: [
      { op: 'Add', inputs: [scores, shift], outputs: [softmaxInput] },
      { op: 'Mul', inputs: [weights, factor], outputs: [changed] },
    ],
    inputs: [shift, factor].map((name) => ({ name, dtype: DTYPE.float32, dims: anyLengths })),
  };
}
