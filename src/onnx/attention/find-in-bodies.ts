import type { MissedAttention } from '../../core/guest.ts';
import { type GraphNode, type ModelGraph, readBody } from '../graph/read-graph.ts';
import { findAll } from './find-all.ts';
import { type GraphView, viewGraph } from './graph-view.ts';
import { functionKey } from './inline-functions.ts';
import { describeMissed } from './sketch.ts';

const DEEPEST = 4;
/** Enough to say what is missing. */
const MOST_MISSED = 200;

/** Attention inside the bodies of If, Loop and Scan and inside a model's own functions, which the page does not show. */
export function findInBodies(view: GraphView): MissedAttention[] {
  const missed: MissedAttention[] = [];
  collect(view.graph, view.graph.nodes, DEEPEST, missed);
  const { nodes, functions } = view.graph;
  // A function that no node calls any more was taken apart.
  const called = new Set([...nodes, ...functions.flatMap((one) => one.nodes)].map(functionKey));
  const left = functions.filter((one) => called.has(functionKey({ op: one.name, domain: one.domain })));
  for (const one of left) listAll({ ...view.graph, nodes: one.nodes }, missed);
  return missed;
}

function collect(
  graph: ModelGraph,
  nodes: readonly GraphNode[],
  deepest: number,
  missed: MissedAttention[],
): void {
  if (deepest === 0) return;
  for (const { attributes } of nodes) {
    for (const { graphs } of attributes.values()) {
      for (const body of graphs) {
        if (missed.length >= MOST_MISSED) return;
        const inner = { ...graph, ...readBody(graph.bytes, body), functions: [] };
        listAll(inner, missed);
        collect(inner, inner.nodes, deepest - 1, missed);
      }
    }
  }
}

function listAll(graph: ModelGraph, missed: MissedAttention[]): void {
  const view = viewGraph(graph);
  const { found } = findAll(view, 'wasm');
  for (const { node } of found.slice(0, MOST_MISSED - missed.length)) {
    missed.push(describeMissed(view, { reason: 'in-subgraph', node }));
  }
}
