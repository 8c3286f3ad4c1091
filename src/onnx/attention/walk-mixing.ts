import { known, placeOf } from '../facts/fact.ts';
import type { GraphNode } from '../graph/read-graph.ts';
import { type GraphView, hasContents } from './graph-view.ts';
import { MOVING_OPS } from './moving-ops.ts';
import { operandsOf, sumsOverLast } from './products.ts';

/** Where weights are multiplied with values. */
export interface Mixing {
  readonly node: GraphNode;
  /** Which operand the weights are. */
  readonly operand: 0 | 1;
  readonly values: string;
  /** Nodes between softmax and product, in order. */
  readonly between: readonly GraphNode[];
}

export interface MixingWalk {
  readonly mixing: Mixing | undefined;
  /** Whether a result of the graph is met on the way: the answer of a classifier, for example. */
  readonly isAnswer: boolean;
}

const UNARY = new Set([...MOVING_OPS, 'Expand', 'Clip']);
const BINARY = new Set(['Where', 'Mul', 'Div']);
const MOST_NODES = 80;

interface Step {
  readonly value: string;
  /** Whether the axis of the keys is the last one here, and not the last but one. */
  readonly keysLast: boolean;
  readonly between: readonly GraphNode[];
}

/** Follows weights to the product with values that sums over the keys. */
export function walkMixing(view: GraphView, weights: string, keysLast: boolean): MixingWalk {
  const answers = new Set(view.graph.outputs);
  const open: Step[] = [{ value: weights, keysLast, between: [] }];
  const seen = new Set<GraphNode>();
  let isAnswer = false;
  for (let at = 0; at < open.length && seen.size < MOST_NODES; at += 1) {
    const step = open[at] as Step;
    if (answers.has(step.value)) isAnswer = true;
    for (const node of view.consumersOf(step.value)) {
      if (seen.has(node) || seen.size >= MOST_NODES) continue;
      seen.add(node);
      const mixing = findMixing(view, node, step);
      if (mixing) return { mixing, isAnswer };
      open.push(...stepThrough(node, step));
    }
  }
  return { mixing: undefined, isAnswer };
}

function findMixing(
  view: GraphView,
  node: GraphNode,
  { value, keysLast, between }: Step,
): Mixing | undefined {
  const operands = operandsOf(node);
  if (!operands) return undefined;
  for (const operand of [0, 1] as const) {
    const values = operands[operand === 0 ? 1 : 0];
    if (operands[operand] !== value || values === value || !hasContents(view, values)) continue;
    if (sumsOverLast(node, operand) === keysLast) return { node, operand, values, between };
  }
  return undefined;
}

function stepThrough(node: GraphNode, { value, keysLast, between }: Step): Step[] {
  const isData = UNARY.has(node.op)
    ? node.inputs[0] === value
    : BINARY.has(node.op) && (node.op !== 'Where' || node.inputs[0] !== value);
  if (!isData) return [];
  const last = node.op === 'Transpose' ? afterTranspose(node, keysLast) : keysLast;
  if (last === undefined) return [];
  const outputs =
    node.op === 'Dropout' || node.op === 'DynamicQuantizeLinear' ? node.outputs.slice(0, 1) : node.outputs;
  return outputs.map((output) => ({ value: output, keysLast: last, between: [...between, node] }));
}

function afterTranspose(node: GraphNode, keysLast: boolean): boolean | undefined {
  const perm = node.attributes.get('perm')?.ints ?? [];
  const from = perm.length - (keysLast ? 1 : 2);
  if (perm.at(-1) === from) return true;
  return perm.at(-2) === from ? false : undefined;
}

/** How many columns behind the keys are cut away between softmax and values; undefined where the graph does not say it. */
export function cutKeys(view: GraphView, { between }: Mixing, weights: string): number | undefined {
  let cut = 0;
  for (const node of between) {
    const before = view.factOf(node.inputs[0] ?? '').dims;
    const after = view.factOf(node.outputs[0] ?? '').dims;
    if (node.op === 'Split' && before) {
      const kept = known(after?.at(-1));
      const all = known(before.at(-1));
      if (placeOf(node.attributes.get('axis')?.int ?? 0, before.length) !== before.length - 1) continue;
      if (kept === undefined || all === undefined) return undefined;
      cut += all - kept;
    }
    if (node.op !== 'Slice') continue;
    const rank = before?.length ?? view.factOf(weights).dims?.length;
    const list = (name: string, index: number) =>
      node.attributes.get(name)?.ints ?? view.factOf(node.inputs[index] ?? '').numbers;
    const [ends, axes, starts] = [list('ends', 2), list('axes', 3), list('starts', 1)];
    const length = known(before?.at(-1));
    const at = axes?.findIndex((axis) => axis === -1 || (rank !== undefined && axis === rank - 1)) ?? -1;
    if (at < 0) continue;
    const end = ends?.[at];
    if (starts?.[at] !== 0 || typeof end !== 'number') return undefined;
    if (end < 0) cut -= end;
    else if (length !== undefined) cut += Math.max(0, length - end);
  }
  return cut;
}
