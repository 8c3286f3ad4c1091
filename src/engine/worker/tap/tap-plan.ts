import type { Site } from '../../../core/head.ts';
import { appendToGraph } from '../../../onnx/edit/append.ts';
import { type AttentionBlock, findAttention } from '../../../onnx/graph/find-attention.ts';
import { type Linear, readLinear } from '../../../onnx/graph/linear.ts';
import { linkGraph } from '../../../onnx/graph/links.ts';
import { readGraph } from '../../../onnx/graph/read-graph.ts';
import { addDoors, type Doors } from './doors.ts';

/** One layer's attention with the names under which the tapped graph gives and takes its values. */
export interface TappedBlock extends AttentionBlock, Doors {
  /** What the softmax reads: scores, mask and shift. */
  readonly softmaxInput: string;
}

export interface TapPlan {
  /** The model with taps, in new bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly blocks: readonly TappedBlock[];
  /** W of a linear layer, [in, out] row-major. */
  readonly weightsOf: (linear: Linear) => Float32Array;
}

/**
 * A model's graph with two doors a layer for interventions, and with all that `inspect` and `norms` fetch as outputs.
 * Nodes are appended and two names a layer changed in place: no weight moves.
 */
export function planTaps(model: Uint8Array): TapPlan {
  const graph = readGraph(model);
  const links = linkGraph(graph);
  const bytes = Uint8Array.from(model);
  const found = findAttention(links).map((block) => ({ ...block, ...addDoors(graph, bytes, block) }));
  const blocks = found.map(({ nodes: _nodes, inputs: _inputs, ...block }): TappedBlock => block);
  const wanted = new Set(blocks.flatMap(tappedValues));
  for (const known of [...graph.outputs, ...graph.inputs]) wanted.delete(known);
  const addition = {
    nodes: found.flatMap(({ nodes }) => nodes),
    inputs: found.flatMap(({ inputs }) => inputs),
    outputs: [...wanted],
  };
  return {
    bytes: appendToGraph(bytes, addition),
    blocks,
    weightsOf: (linear) => readLinear(links, linear).data,
  };
}

/** Every value that is fetched of a layer. */
function tappedValues(block: TappedBlock): string[] {
  return [
    block.queryProjection.input,
    block.keyProjection.input,
    block.queries,
    block.keys,
    block.values,
    block.scores,
    block.softmaxInput,
    block.weights,
    block.mixed,
    block.outputProjection.output,
    ...(block.residual === undefined ? [] : [block.residual]),
  ];
}

export function findTapped<Block extends { readonly site: Site; readonly layer: number }>(
  blocks: readonly Block[],
  head: { readonly site: Site; readonly layer: number },
): Block | undefined {
  return blocks.find(({ site, layer }) => site === head.site && layer === head.layer);
}
