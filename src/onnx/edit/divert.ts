import type { GraphNode, ModelGraph } from '../graph/read-graph.ts';

const STAND_INS = '~!#$%&*+^?@';

/**
 * Lets a node read another value in the place of its input `index`, without moving a byte: the name's first letter
 * changes in `bytes`. A node that is appended can then make the value of that name from the old one.
 *
 * @param graph as `bytes` were read before; a diversion does not show in it
 * @param bytes the file, changed in place
 * @returns the new name. Throws RangeError where no free name is found.
 */
export function divertInput(graph: ModelGraph, bytes: Uint8Array, node: GraphNode, index: number): string {
  const name = node.inputs[index] ?? '';
  const place = node.inputPlaces[index];
  const taken = namesOf(graph);
  const letter = [...STAND_INS].find((one) => !taken.has(one + name.slice(1)));
  if (name === '' || place === undefined || letter === undefined || (name.codePointAt(0) ?? 128) > 127) {
    throw new RangeError(`input ${index} of ${node.op} cannot be diverted: no free name beside “${name}”`);
  }
  bytes[place] = letter.charCodeAt(0);
  const diverted = letter + name.slice(1);
  taken.add(diverted);
  return diverted;
}

const known = new WeakMap<ModelGraph, Set<string>>();

function namesOf(graph: ModelGraph): Set<string> {
  const before = known.get(graph);
  if (before) return before;
  const names = new Set([
    ...graph.inputs,
    ...graph.tensors.keys(),
    ...graph.nodes.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]),
  ]);
  known.set(graph, names);
  return names;
}
