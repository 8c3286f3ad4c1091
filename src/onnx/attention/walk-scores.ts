import type { GraphNode } from '../graph/read-graph.ts';
import { type GraphView, hasContents } from './graph-view.ts';
import { MOVING_OPS } from './moving-ops.ts';
import { operandsOf } from './products.ts';

/** How the scores of a softmax come to be. */
export interface ScoreWalk {
  /** Products of two values that both follow from the input: queries and keys, or, with weights, anything. */
  readonly products: readonly GraphNode[];
  /** Products with a constant, as a linear layer is. */
  readonly linear: readonly GraphNode[];
  /** What is added to, multiplied with or chosen in place of scores. */
  readonly masks: readonly string[];
  /** What stands beside the scores in a Concat over the keys. */
  readonly beside: readonly string[];
}

/** Nodes that change scores one by one, or move them; the scores are input 0. */
const UNARY = new Set([
  ...MOVING_OPS,
  ...['Expand', 'Pad', 'Gather', 'GatherElements', 'Tanh', 'Clip', 'Neg', 'ScatterND'],
]);
const BINARY = new Set(['Add', 'Sub', 'Mul', 'Div', 'Max', 'Min', 'Sum', 'Where', 'Concat']);
const MOST_VALUES = 300;

/** Follows scores back to the products that they come from. */
export function walkScores(view: GraphView, scores: string): ScoreWalk {
  const products: GraphNode[] = [];
  const linear: GraphNode[] = [];
  const masks: string[] = [];
  const beside: string[] = [];
  const seen = new Map<string, boolean>();

  /** Whether a product was found behind `value`. */
  const follow = (value: string): boolean => {
    const before = seen.get(value);
    if (before !== undefined) return before;
    const node = view.producerOf(value);
    if (!node || seen.size >= MOST_VALUES || !hasContents(view, value)) return false;
    seen.set(value, false);
    const found = through(node);
    seen.set(value, found);
    return found;
  };

  const through = (node: GraphNode): boolean => {
    const operands = operandsOf(node);
    if (operands) {
      const both = operands.every((operand) => hasContents(view, operand));
      (both ? products : linear).push(node);
      return both;
    }
    if (UNARY.has(node.op)) return follow(node.inputs[0] ?? '');
    if (!BINARY.has(node.op)) return false;
    const parts = node.inputs.map((input) => ({ input, found: follow(input) }));
    if (!parts.some(({ found }) => found)) return false;
    const rest = parts.filter(({ input, found }) => !found && !isOwnMaximum(view, input));
    (node.op === 'Concat' ? beside : masks).push(...rest.map(({ input }) => input));
    return true;
  };

  follow(scores);
  return { products, linear, masks, beside };
}

/** Some softmaxes subtract the largest score first, which changes nothing. */
function isOwnMaximum(view: GraphView, value: string): boolean {
  return view.producerOf(value)?.op === 'ReduceMax';
}
