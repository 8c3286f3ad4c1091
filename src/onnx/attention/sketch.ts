import type { MissedAttention } from '../../core/guest.ts';
import type { GraphNode } from '../graph/read-graph.ts';
import type { MissedNode } from './found-attention.ts';
import { type GraphView, labelOf } from './graph-view.ts';

const MOST_NODES = 12;

/** A node that is not shown, with the nodes around it. */
export function describeMissed(view: GraphView, { reason, node }: MissedNode): MissedAttention {
  return { reason, node: labelOf(node), operator: node.op, sketch: sketchAround(view, node) };
}

/** The nodes around one: those that lead to it and those that follow, nearest first, twelve at most. */
function sketchAround(view: GraphView, center: GraphNode): MissedAttention['sketch'] {
  const nodes = [center];
  for (let at = 0; at < nodes.length && nodes.length < MOST_NODES; at += 1) {
    const node = nodes[at] as GraphNode;
    for (const near of neighbours(view, node)) {
      if (nodes.length < MOST_NODES && !nodes.includes(near)) nodes.push(near);
    }
  }
  const places = new Map(nodes.map((node, at) => [node, at]));
  const edges = nodes.flatMap((node, to) =>
    [...new Set(node.inputs)].flatMap((input): [number, number][] => {
      const maker = view.producerOf(input);
      const from = maker && places.get(maker);
      return from === undefined ? [] : [[from, to]];
    }),
  );
  return { nodes: nodes.map((node) => ({ name: labelOf(node), operator: node.op })), edges };
}

/** Constants and shapes are left out: they say nothing of how attention runs. */
function neighbours(view: GraphView, { inputs, outputs }: GraphNode): GraphNode[] {
  const before = inputs
    .slice(0, MOST_NODES)
    .filter((input) => view.factOf(input).depends === 'contents')
    .flatMap((input) => view.producerOf(input) ?? []);
  const after = outputs
    .slice(0, MOST_NODES)
    .flatMap((output) => view.consumersOf(output).slice(0, MOST_NODES));
  return [...before, ...after].filter(({ op }) => op !== 'Shape');
}
