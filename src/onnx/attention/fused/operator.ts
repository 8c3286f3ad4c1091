import type { NewAttribute } from '../../edit/append.ts';
import { copyNode } from '../../edit/copy-node.ts';
import type { GraphNode } from '../../graph/read-graph.ts';
import type { GraphEdit } from '../attention-plan.ts';
import type { GraphView } from '../graph-view.ts';

/** Names of values that are added for a node. */
export function nameFor(node: GraphNode, what: string): string {
  return `headlight.${node.outputs[0] || node.name}.${what}`;
}

/**
 * The edit by which an operator gives one more result, its output `index`: a copy with that output and the given
 * attributes stands in for it.
 */
export function withOutput(
  view: GraphView,
  node: GraphNode,
  {
    index,
    name,
    attributes,
  }: {
    readonly index: number;
    readonly name: string;
    readonly attributes: Readonly<Record<string, NewAttribute>>;
  },
): Pick<GraphEdit, 'removed'> & { readonly copy: ReturnType<typeof copyNode> } {
  const outputs = Array.from({ length: index }, (_, at) => node.outputs[at] ?? '');
  return {
    removed: [node.field.place],
    copy: copyNode(view.graph.bytes, node, [...outputs, name], attributes),
  };
}

export function intOf(node: GraphNode, attribute: string): number | undefined {
  return node.attributes.get(attribute)?.int;
}

export function floatOf(node: GraphNode, attribute: string): number | undefined {
  return node.attributes.get(attribute)?.float;
}
