import { placeOf } from '../facts/fact.ts';
import type { GraphNode } from '../graph/read-graph.ts';
import type { GraphView } from './graph-view.ts';

/** A softmax, as one operator or in parts. */
export interface SoftmaxLike {
  /** The node that makes the weights. */
  readonly node: GraphNode;
  readonly scores: string;
  readonly weights: string;
  /** Further inputs that are added to the scores. */
  readonly biases: readonly string[];
  /** Whether it runs over the last axis; false: the last but one; undefined: another one. */
  readonly overLast: boolean | undefined;
}

const SOFTMAXES = new Set(['Softmax', 'BiasSoftmax', 'QLinearSoftmax']);

/** The softmax that `node` is, or that ends with it: exp(x) / Σ exp(x). */
export function findSoftmax(view: GraphView, node: GraphNode): SoftmaxLike | undefined {
  const [scores = ''] = node.inputs;
  const [weights = ''] = node.outputs;
  if (SOFTMAXES.has(node.op)) {
    const biases = node.op === 'BiasSoftmax' ? node.inputs.slice(1) : [];
    return { node, scores, weights, biases, overLast: axisOf(view, node, weights) };
  }
  return node.op === 'Div' ? findInParts(view, node) : undefined;
}

function axisOf({ graph, factOf }: GraphView, node: GraphNode, weights: string): boolean | undefined {
  const axis = node.attributes.get('axis')?.int ?? ((graph.opsets.get('') ?? 13) >= 13 ? -1 : 1);
  if (axis === -1) return true;
  if (axis === -2) return false;
  const rank = factOf(weights).dims?.length ?? factOf(node.inputs[0] ?? '').dims?.length;
  // Before opset 13 a softmax runs over all axes from the given one on; exporters name the last.
  if (rank === undefined) return axis >= 2 ? true : undefined;
  if (axis === rank - 1) return true;
  return axis === rank - 2 ? false : undefined;
}

function findInParts(view: GraphView, node: GraphNode): SoftmaxLike | undefined {
  const [over = '', under = ''] = node.inputs;
  const exp = view.producerOf(over);
  const sum = findSum(view, under, 4);
  if (exp?.op !== 'Exp' || sum?.inputs[0] !== over) return undefined;
  const axes = sum.attributes.get('axes')?.ints ?? [];
  const axis = axes[0] ?? view.factOf(sum.inputs[1] ?? '').numbers?.[0];
  const rank = view.factOf(over).dims?.length;
  const place = rank === undefined ? undefined : placeOf(axis, rank);
  return {
    node,
    scores: exp.inputs[0] ?? '',
    weights: node.outputs[0] ?? '',
    biases: [],
    overLast: axis === -1 || (place !== undefined && place === (rank ?? 0) - 1) ? true : undefined,
  };
}

/** Past what keeps the sum from being 0. */
function findSum(view: GraphView, value: string, steps: number): GraphNode | undefined {
  const node = view.producerOf(value);
  if (!node || node.op === 'ReduceSum' || steps === 0) return node?.op === 'ReduceSum' ? node : undefined;
  if (!['Add', 'Max', 'Clip', 'Expand'].includes(node.op)) return undefined;
  return findSum(view, node.inputs[0] ?? '', steps - 1) ?? findSum(view, node.inputs[1] ?? '', steps - 1);
}
