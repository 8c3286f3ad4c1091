import { GRAPH } from '../graph/onnx-fields.ts';
import { type GraphBody, type GraphNode, type ModelGraph, readBody } from '../graph/read-graph.ts';
import { type Field, walkFields } from '../wire/fields.ts';

/** A graph in which the branch that will run stands in the place of an If. */
export interface InlinedGraph {
  readonly graph: ModelGraph;
  /** The If nodes that are to be removed. */
  readonly removed: readonly number[];
  /** Identity nodes: from the branch's results to those of the If. */
  readonly links: readonly GraphNode[];
  /** The branches' own fields, to be added but for nodes that something else stands in for. */
  readonly fields: (removed: ReadonlySet<number>) => Uint8Array[];
  readonly isInlined: (node: GraphNode) => boolean;
}

const ATTENTION_LIKE = /^(Softmax|.*Attention)$/;

/**
 * A decoder that was merged of two, with and without keys of earlier passes, is an If on an input (`use_cache_branch`).
 * The page runs every pass over the whole text, so the input is false, and the else branch is the graph. Other Ifs stay.
 */
export function inlineBranches(graph: ModelGraph): InlinedGraph {
  const names = new Set(graph.nodes.flatMap(({ outputs }) => outputs));
  const branches = new Map<GraphNode, { readonly body: GraphBody; readonly field: Field }>();
  const followsFromInput = inputFollower(graph);
  for (const node of graph.nodes) {
    const field = node.op === 'If' ? node.attributes.get('else_branch')?.graphs[0] : undefined;
    if (!field || !followsFromInput(node.inputs[0] ?? '')) continue;
    const body = readBody(graph.bytes, field);
    // Results of the branch may have the names of the If's own, each in its place.
    const own = new Map(node.outputs.map((output, at) => [output, body.outputs[at]]));
    const clashes = body.nodes.some(({ outputs }) =>
      outputs.some((output) => output !== '' && names.has(output) && own.get(output) !== output),
    );
    if (clashes || !body.nodes.some(({ op }) => ATTENTION_LIKE.test(op))) continue;
    for (const { outputs } of body.nodes) for (const output of outputs) names.add(output);
    branches.set(node, { body, field });
  }
  const links = [...branches].flatMap(([node, { body }]) =>
    node.outputs.flatMap((output, at) =>
      output === '' || output === body.outputs[at] ? [] : [identity(node, body.outputs[at] ?? '', output)],
    ),
  );
  return {
    graph: branches.size === 0 ? graph : inline(graph, branches, links),
    removed: [...branches.keys()].map(({ field }) => field.place),
    links,
    fields: (removed) => [...branches.values()].flatMap(({ field }) => fieldsOf(graph.bytes, field, removed)),
    isInlined: ({ field }) => [...branches.keys()].some((node) => isInside(field, node.field)),
  };
}

function inline(
  graph: ModelGraph,
  branches: ReadonlyMap<GraphNode, { readonly body: GraphBody }>,
  links: readonly GraphNode[],
): ModelGraph {
  const linksOf = new Map<Field, GraphNode[]>();
  for (const link of links) linksOf.set(link.field, [...(linksOf.get(link.field) ?? []), link]);
  const tensors = new Map(graph.tensors);
  const valueInfos = new Map(graph.valueInfos);
  const nodes = graph.nodes.flatMap((node) => {
    const branch = branches.get(node);
    if (!branch) return [node];
    for (const [name, tensor] of branch.body.tensors) tensors.set(name, tensor);
    for (const [name, info] of branch.body.valueInfos) valueInfos.set(name, info);
    return [...branch.body.nodes, ...(linksOf.get(node.field) ?? [])];
  });
  return { ...graph, nodes, tensors, valueInfos };
}

function identity(node: GraphNode, from: string, to: string): GraphNode {
  return {
    name: '',
    op: 'Identity',
    domain: '',
    inputs: [from],
    inputPlaces: [],
    outputs: [to],
    attributes: new Map(),
    field: node.field,
  };
}

/** Whether a condition is an input of the graph, reshaped at most. */
function inputFollower({ nodes, inputs, tensors }: ModelGraph): (condition: string) => boolean {
  const fed = new Set(inputs.filter((name) => !tensors.has(name)));
  const makers = new Map<string, GraphNode>();
  for (const node of nodes) for (const output of node.outputs) makers.set(output, node);
  return (condition) => {
    let value = condition;
    for (let step = 0; step < 4; step += 1) {
      if (fed.has(value)) return true;
      const maker = makers.get(value);
      if (!maker || !['Identity', 'Cast', 'Squeeze', 'Reshape', 'Gather'].includes(maker.op)) return false;
      value = maker.inputs[0] ?? '';
    }
    return false;
  };
}

function fieldsOf(bytes: Uint8Array, body: Field, removed: ReadonlySet<number>): Uint8Array[] {
  const kept: readonly number[] = [GRAPH.node, GRAPH.initializer, GRAPH.valueInfo];
  return [...walkFields(bytes, body.start, body.end)]
    .filter(({ number, place }) => kept.includes(number) && !removed.has(place))
    .map(({ place, end }) => bytes.subarray(place, end));
}

function isInside(inner: Field, outer: Field): boolean {
  return inner.start > outer.start && inner.end <= outer.end;
}
