import { DTYPE } from '../graph/onnx-fields.ts';
import type { FoundAttention } from './found-attention.ts';
import type { GraphView } from './graph-view.ts';

/** Inputs beyond these are not told apart. */
const MOST_INPUTS = 31;

/**
 * The tower of an attention in a graph that has several, which read different inputs and do not look at each other; those
 * that read whole numbers (text) come first. undefined where the graph has one.
 */
export function findTowers(
  view: GraphView,
  all: readonly FoundAttention[],
): ((found: FoundAttention) => number) | undefined {
  const { read, inputs } = inputsRead(view);
  const bitsOf = ({ queries }: FoundAttention) => read.get(queries) ?? 0;
  const groups: number[] = [];
  for (const found of all) {
    let group = bitsOf(found);
    for (let at = groups.length - 1; at >= 0; at -= 1) {
      const other = groups[at] as number;
      if ((other & group) === 0) continue;
      group |= other;
      groups.splice(at, 1);
    }
    groups.push(group);
  }
  const towers = groups.filter((group) => group !== 0);
  if (towers.length < 2) return undefined;
  const isText = (group: number) =>
    inputs.some(
      ({ dtype }, at) => (group & (1 << at)) !== 0 && (dtype === DTYPE.int64 || dtype === DTYPE.int32),
    );
  const ordered = [...towers.filter(isText), ...towers.filter((group) => !isText(group))];
  return (found) => ordered.findIndex((group) => (group & bitsOf(found)) !== 0);
}

/** For every value the inputs that its contents follow from, as bits. */
function inputsRead({ graph, nodes, factOf }: GraphView) {
  const inputs = graph.inputInfos.filter(({ name }) => !graph.tensors.has(name)).slice(0, MOST_INPUTS);
  const read = new Map(inputs.map(({ name }, at) => [name, 1 << at]));
  for (const node of nodes) {
    let bits = 0;
    for (const input of node.inputs) bits |= read.get(input) ?? 0;
    for (const output of node.outputs) read.set(output, factOf(output).depends === 'contents' ? bits : 0);
  }
  return { read, inputs };
}
