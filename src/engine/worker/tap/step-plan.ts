import { appendToGraph } from '../../../onnx/edit/append.ts';
import { findMixing } from '../../../onnx/graph/find-attention.ts';
import { linkGraph } from '../../../onnx/graph/links.ts';
import { readGraph } from '../../../onnx/graph/read-graph.ts';
import { findScores } from '../../../onnx/graph/score-path.ts';
import { addDoors, type Doors } from './doors.ts';

export interface StepPlan {
  /** The step with doors, in new bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly doors: readonly Doors[];
}

/**
 * A decoding step with the doors of the whole model's decoder and cross-attention. In a step, keys that are fed are those
 * of the source; the decoder's own are put together from the past and the present.
 */
export function planStep(step: Uint8Array): StepPlan {
  const graph = readGraph(step);
  const links = linkGraph(graph);
  const fed = new Set(graph.inputs);
  const bytes = Uint8Array.from(step);
  const counts = { decoder: 0, cross: 0 };
  const found = graph.nodes.flatMap((softmax) => {
    const mixing = softmax.op === 'Softmax' ? findMixing(links, softmax) : undefined;
    const path = mixing && findScores(links, softmax.inputs[0] ?? '');
    if (!mixing || !path) return [];
    const site = fed.has(path.keys) ? 'cross' : 'decoder';
    const layer = counts[site];
    counts[site] += 1;
    return [addDoors(graph, bytes, { site, layer, softmax, mixing })];
  });
  const addition = {
    nodes: found.flatMap(({ nodes }) => nodes),
    inputs: found.flatMap(({ inputs }) => inputs),
    outputs: [],
  };
  const doors = found.map(({ site, layer, shift, factor }) => ({ site, layer, shift, factor }));
  return { bytes: appendToGraph(bytes, addition), doors };
}
