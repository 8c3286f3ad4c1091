import { ATTRIBUTE, GRAPH, NODE } from '../graph/onnx-fields.ts';
import type { Attribute, GraphNode, ModelFunction, ModelGraph } from '../graph/read-graph.ts';
import { walkFields } from '../wire/fields.ts';
import { bytesField, join, type Part, textField } from '../wire/write.ts';

/** A graph in which the nodes of functions that hold attention stand in the place of the calls. */
export interface UnfoldedGraph {
  readonly graph: ModelGraph;
  /** The calls that are to be removed. */
  readonly removed: readonly number[];
  /** The functions' nodes as fields of the graph, once a call. */
  readonly fields: readonly Uint8Array[];
  readonly isUnfolded: (node: GraphNode) => boolean;
}

const DEEPEST = 6;
/** What is written anew: functions hold no weights, so a model needs little. */
const MOST_BYTES = 64 * 2 ** 20;

export function functionKey({ op, domain }: Pick<GraphNode, 'op' | 'domain'>): string {
  return `${domain}:${op}`;
}

/**
 * Takes functions apart that hold a softmax: a value inside one cannot become a result of the graph. Functions with
 * bodies of their own, with fused attention or of another version of the operators stay calls.
 */
export function inlineFunctions(graph: ModelGraph): UnfoldedGraph {
  const functions = new Map(
    graph.functions.map((one) => [functionKey({ op: one.name, domain: one.domain }), one]),
  );
  const unfolded = new Map<GraphNode, Uint8Array>();
  const removed: number[] = [];
  const canUnfold = unfolder(graph, functions);
  let count = 0;
  let bytes = 0;

  const unfold = (call: GraphNode, deepest: number): GraphNode[] => {
    const found = functions.get(functionKey(call));
    if (!found || deepest === 0 || bytes > MOST_BYTES || !canUnfold(found, DEEPEST)) return [call];
    count += 1;
    const rename = renamer(found, call, `headlight.call${count}`);
    return found.nodes.flatMap((node) => {
      const attributes = new Map(
        [...node.attributes].flatMap(([name, attribute]): [string, Attribute][] => {
          const given = attribute.reference === '' ? attribute : call.attributes.get(attribute.reference);
          return given ? [[name, given]] : [];
        }),
      );
      const renamed: GraphNode = {
        ...node,
        inputs: node.inputs.map(rename),
        outputs: node.outputs.map(rename),
        inputPlaces: [],
        attributes,
      };
      const parts = unfold(renamed, deepest - 1);
      if (parts[0] === renamed) {
        const field = fieldOf(graph.bytes, renamed);
        bytes += field.length;
        unfolded.set(renamed, field);
      }
      return parts;
    });
  };

  const nodes = graph.nodes.flatMap((node) => {
    const parts = unfold(node, DEEPEST);
    if (parts[0] !== node) removed.push(node.field.place);
    return parts;
  });
  return {
    graph: removed.length === 0 ? graph : { ...graph, nodes },
    removed,
    fields: [...unfolded.values()],
    isUnfolded: (node) => unfolded.has(node),
  };
}

/** Whether a function can be taken apart; every function is looked at once. */
function unfolder(graph: ModelGraph, functions: ReadonlyMap<string, ModelFunction>) {
  const known = new Map<ModelFunction, boolean>();
  const canUnfold = (one: ModelFunction, deepest: number): boolean => {
    const before = known.get(one);
    if (before !== undefined) return before;
    known.set(one, false);
    const can = look(one, deepest);
    known.set(one, can);
    return can;
  };
  const look = ({ nodes, opsets }: ModelFunction, deepest: number): boolean => {
    const version = opsets.get('');
    if (deepest === 0 || (version !== undefined && version !== graph.opsets.get(''))) return false;
    if (
      nodes.some(({ op, attributes }) => op.endsWith('Attention') || [...attributes.values()].some(hasBody))
    )
      return false;
    return nodes.some((node) => {
      const inner = functions.get(functionKey(node));
      return inner ? canUnfold(inner, deepest - 1) : node.op === 'Softmax' || node.op === 'Exp';
    });
  };
  return canUnfold;
}

function hasBody({ graphs }: Attribute): boolean {
  return graphs.length > 0;
}

/** Values of the function: its inputs and results are those of the call, the others get names of their own. */
function renamer(
  { inputs, outputs }: ModelFunction,
  call: GraphNode,
  prefix: string,
): (value: string) => string {
  const names = new Map<string, string>();
  for (const [at, input] of inputs.entries()) names.set(input, call.inputs[at] ?? '');
  for (const [at, output] of outputs.entries()) {
    const given = call.outputs[at] ?? '';
    if (given !== '') names.set(output, given);
  }
  return (value) => (value === '' ? '' : (names.get(value) ?? `${prefix}.${value}`));
}

/** The node as a field of the graph: what it was, with its new names and attributes. */
function fieldOf(bytes: Uint8Array, { field: node, inputs, outputs, attributes }: GraphNode): Uint8Array {
  const replaced: readonly number[] = [NODE.input, NODE.output, NODE.attribute, NODE.name];
  const kept = [...walkFields(bytes, node.start, node.end)]
    .filter(({ number }) => !replaced.includes(number))
    .map(({ place, end }) => bytes.subarray(place, end));
  return bytesField(GRAPH.node, [
    ...inputs.map((name) => textField(NODE.input, name)),
    ...outputs.map((name) => textField(NODE.output, name)),
    ...kept,
    ...[...attributes].map(([name, attribute]) => attributeAs(bytes, name, attribute)),
  ]);
}

function attributeAs(bytes: Uint8Array, name: string, { field }: Attribute): Part {
  const rest = [...walkFields(bytes, field.start, field.end)]
    .filter(({ number }) => number !== ATTRIBUTE.name)
    .map(({ place, end }) => bytes.subarray(place, end));
  return bytesField(NODE.attribute, [textField(ATTRIBUTE.name, name), join(rest)]);
}
