import type { GraphNode } from './read-node.ts';

/**
 * Nodes with inputs before outputs. The file's order stays where it is that already, as ONNX asks; nodes of a circle,
 * which no model has, stand last.
 */
export function sortNodes(nodes: readonly GraphNode[]): readonly GraphNode[] {
  return isSorted(nodes) ? nodes : sorted(nodes);
}

function isSorted(nodes: readonly GraphNode[]): boolean {
  const later = new Set(nodes.flatMap(({ outputs }) => outputs));
  later.delete('');
  for (const { inputs, outputs } of nodes) {
    if (inputs.some((input) => later.has(input))) return false;
    for (const output of outputs) later.delete(output);
  }
  return true;
}

/** Kahn's algorithm. */
function sorted(nodes: readonly GraphNode[]): GraphNode[] {
  const makers = new Map<string, GraphNode>();
  for (const node of nodes) for (const output of node.outputs) if (output !== '') makers.set(output, node);
  const readers = new Map<GraphNode, GraphNode[]>();
  const waiting = new Map<GraphNode, number>();
  for (const node of nodes) {
    const needed = new Set(node.inputs.flatMap((input) => makers.get(input) ?? []));
    waiting.set(node, needed.size);
    for (const maker of needed) {
      const known = readers.get(maker);
      if (known) known.push(node);
      else readers.set(maker, [node]);
    }
  }
  const ready = nodes.filter((node) => waiting.get(node) === 0);
  for (let at = 0; at < ready.length; at += 1) {
    for (const reader of readers.get(ready[at] as GraphNode) ?? []) {
      const left = (waiting.get(reader) ?? 0) - 1;
      waiting.set(reader, left);
      if (left === 0) ready.push(reader);
    }
  }
  const placed = new Set(ready);
  return [...ready, ...nodes.filter((node) => !placed.has(node))];
}
