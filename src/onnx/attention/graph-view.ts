import type { Fact } from '../facts/fact.ts';
import { findFacts } from '../facts/find-facts.ts';
import { type Links, linkGraph } from '../graph/links.ts';
import type { GraphNode, ModelGraph } from '../graph/read-graph.ts';
import { sortNodes } from '../graph/sort-nodes.ts';

/** A graph with its edges and what follows from it. */
export interface GraphView extends Pick<Links, 'producerOf' | 'consumersOf'> {
  readonly graph: ModelGraph;
  /** Inputs before outputs. */
  readonly nodes: readonly GraphNode[];
  readonly factOf: (value: string) => Fact;
}

export function viewGraph(graph: ModelGraph): GraphView {
  const nodes = sortNodes(graph.nodes);
  const { producerOf, consumersOf } = linkGraph({ ...graph, nodes });
  return { graph, nodes, producerOf, consumersOf, factOf: findFacts(graph, nodes) };
}

/** Whether a value depends on what the inputs hold: all that a text or picture changes. */
export function hasContents({ factOf }: Pick<GraphView, 'factOf'>, value: string): boolean {
  return value !== '' && factOf(value).depends === 'contents';
}

/** A node as the file names it, or by its first output. */
export function labelOf({ name, outputs }: GraphNode): string {
  return name === '' ? (outputs[0] ?? '') : name;
}
