import type { GraphNode, ModelGraph } from './read-graph.ts';

/** A graph with its edges: which node makes a value, and which nodes read it. */
export interface Links {
  readonly graph: ModelGraph;
  /** undefined for inputs and initializers. */
  readonly producerOf: (value: string) => GraphNode | undefined;
  readonly consumersOf: (value: string) => readonly GraphNode[];
  /** Whether a value follows from initializers alone. */
  readonly isConstant: (value: string) => boolean;
  /** All nodes that a value depends on. */
  readonly ancestorsOf: (value: string) => ReadonlySet<GraphNode>;
}

export function linkGraph(graph: ModelGraph): Links {
  const producers = new Map<string, GraphNode>();
  const consumers = new Map<string, GraphNode[]>();
  for (const node of graph.nodes) {
    for (const output of node.outputs) producers.set(output, node);
    for (const input of new Set(node.inputs)) {
      const readers = consumers.get(input);
      if (readers) readers.push(node);
      else consumers.set(input, [node]);
    }
  }
  // Nodes stand sorted, so one pass knows of every value whether a graph input reached it.
  const constants = new Set(['', ...graph.tensors.keys()]);
  for (const name of graph.inputs) constants.delete(name);
  for (const { inputs, outputs } of graph.nodes) {
    if (inputs.every((input) => constants.has(input))) for (const output of outputs) constants.add(output);
  }
  return {
    graph,
    producerOf: (value) => producers.get(value),
    consumersOf: (value) => consumers.get(value) ?? [],
    isConstant: (value) => constants.has(value),
    ancestorsOf: (value) => findAncestors(producers, value),
  };
}

function findAncestors(producers: ReadonlyMap<string, GraphNode>, value: string): Set<GraphNode> {
  const found = new Set<GraphNode>();
  const open = [value];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const node = producers.get(name);
    if (!node || found.has(node)) continue;
    found.add(node);
    open.push(...node.inputs);
  }
  return found;
}
