import type { NewNode } from '../edit/append.ts';
import { type Dim, known } from '../facts/fact.ts';
import { readEquation } from '../facts/product-rules.ts';
import { DTYPE } from '../graph/onnx-fields.ts';
import type { GraphNode } from '../graph/read-graph.ts';
import type { GraphEdit } from './attention-plan.ts';
import { countHeads, countKeyValueHeads } from './count-heads.ts';
import type { Finding } from './found-attention.ts';
import { type GraphView, hasContents } from './graph-view.ts';
import { operandsOf } from './products.ts';
import { findSoftmax, type SoftmaxLike } from './softmaxes.ts';
import { cutKeys, type Mixing, walkMixing } from './walk-mixing.ts';
import { type ScoreWalk, walkScores } from './walk-scores.ts';

/** The attention whose softmax is `node`; undefined where the node is none, or a softmax that only gives an answer. */
export function findSeen(view: GraphView, node: GraphNode): Finding | undefined {
  const softmax = findSoftmax(view, node);
  if (!softmax || !hasContents(view, softmax.scores)) return undefined;
  const walk = walkScores(view, softmax.scores);
  const { mixing, isAnswer } = walkMixing(view, softmax.weights, softmax.overLast ?? true);
  const rank = view.factOf(softmax.weights).dims?.length ?? view.factOf(softmax.scores).dims?.length;
  if (walk.products.length > 0 && mixing && softmax.overLast !== undefined) {
    return { found: describe(view, softmax, walk, mixing, rank) };
  }
  if (rank !== undefined && rank < 3) return undefined;
  if (mixing)
    return { missed: { reason: walk.products.length > 0 ? 'shape-unknown' : 'scores-unknown', node } };
  if (walk.products.length > 0)
    return { missed: { reason: isAnswer ? 'no-attention' : 'mixing-unknown', node } };
  return walk.linear.length > 0 && !isAnswer ? { missed: { reason: 'no-attention', node } } : undefined;
}

function describe(
  view: GraphView,
  softmax: SoftmaxLike,
  walk: ScoreWalk,
  mixing: Mixing,
  rank: number | undefined,
) {
  const [product] = walk.products;
  const [queries = '', keys = ''] = queriesFirst(product, softmax, mixing);
  const turned = turn(view, softmax, walk, mixing, rank);
  const dims = view.factOf(turned.read).dims ?? view.factOf(softmax.scores).dims;
  const placed = dims && turned.perm ? turned.perm.map((place) => dims[place]) : dims;
  const heads = countHeads(view, placed, { queries, mixing });
  const dtype = view.factOf(turned.read).dtype || view.factOf(softmax.scores).dtype;
  const { output, edit } = expose(view, turned, dtype);
  return {
    node: softmax.node,
    heads,
    keyValueHeads: countKeyValueHeads(view, [keys, mixing.values], placed, heads),
    way: 'seen' as const,
    output,
    layout: layoutOf(placed?.length ?? rank),
    extraKeys: cutKeys(view, mixing, softmax.weights) ?? besideKeys(view, walk),
    dtype: dtype === DTYPE.bfloat16 ? DTYPE.float32 : dtype,
    doors: findDoors(view, softmax, mixing, dtype),
    queries,
    keys,
    causal: undefined,
    masks: [...walk.masks, ...softmax.biases],
    edit,
  };
}

function layoutOf(rank: number | undefined): 'heads' | 'folded' | 'grouped' {
  if (rank === 3) return 'folded';
  return rank === 5 ? 'grouped' : 'heads';
}

/** Columns that a Concat puts beside the scores, where the cut after the softmax does not say how many. */
function besideKeys(view: GraphView, { beside }: ScoreWalk): number {
  return beside.reduce((sum, value) => sum + (known(view.factOf(value).dims?.at(-1)) ?? 1), 0);
}

/** Keys may be the left operand where scores are made as [keys, queries]. */
function queriesFirst(
  product: GraphNode | undefined,
  { overLast }: SoftmaxLike,
  mixing: Mixing,
): readonly string[] {
  const operands = (product && operandsOf(product)) ?? [];
  const equation =
    product?.op === 'Einsum' ? readEquation(product.attributes.get('equation')?.text) : undefined;
  if (equation) {
    const last = equation.output.at(overLast === false ? -2 : -1) ?? '';
    return equation.inputs[0]?.includes(last) && !equation.inputs[1]?.includes(last)
      ? operands.toReversed()
      : operands;
  }
  return overLast === false && mixing.between.length === 0 ? operands.toReversed() : operands;
}

interface Turned {
  /** The value that holds the weights. */
  readonly read: string;
  /** How its axes have to be put; undefined where they stand right. */
  readonly perm: readonly number[] | undefined;
}

/** Axes in the order heads, queries, keys. */
function turn(
  view: GraphView,
  softmax: SoftmaxLike,
  walk: ScoreWalk,
  mixing: Mixing,
  rank: number | undefined,
): Turned {
  const read = readableWeights(view, softmax, mixing);
  if (softmax.overLast === false && rank !== undefined) {
    return { read, perm: swap(rank, rank - 2, rank - 1) };
  }
  const letters = lettersOf(mixing);
  if (letters) {
    const query = queryAxis(letters, view.factOf(read).dims);
    const last = letters.weights.length - 1;
    if (query < 0 || query === last - 1) return { read, perm: undefined };
    const rest = Array.from({ length: last }, (_, at) => at).filter((at) => at !== query);
    return { read, perm: [...rest, query, last] };
  }
  return { read, perm: isQueriesBeforeHeads(view, softmax, walk) ? [0, 2, 1, 3] : undefined };
}

interface Letters {
  readonly weights: string;
  readonly values: string;
  readonly output: string;
}

/** The letters of an Einsum that mixes, where its weights are the softmax's as they are. */
function lettersOf({ node, operand, between }: Mixing): Letters | undefined {
  if (node.op !== 'Einsum' || between.some(({ op }) => op === 'Transpose' || op === 'Reshape'))
    return undefined;
  const equation = readEquation(node.attributes.get('equation')?.text);
  const weights = equation?.inputs[operand];
  const values = equation?.inputs[1 - operand];
  return equation && weights && values !== undefined
    ? { weights, values, output: equation.output }
    : undefined;
}

/** Queries are an axis of the weights that is kept and that values lack; so are heads that share values: of a known number. */
function queryAxis({ weights, values, output }: Letters, dims: readonly Dim[] | undefined): number {
  const kept = [...weights].flatMap((letter, at) =>
    output.includes(letter) && !values.includes(letter) ? [at] : [],
  );
  const open = kept.filter((at) => typeof dims?.[at] !== 'number');
  return (open.length > 0 ? open : kept).at(-1) ?? -1;
}

/** Queries of several heads that share keys are multiplied as [B, Q·H, K] and then taken apart: [B, Q, H, K]. */
function isQueriesBeforeHeads(view: GraphView, { weights }: SoftmaxLike, { products }: ScoreWalk): boolean {
  const dims = view.factOf(weights).dims;
  const made = products[0] && view.factOf(products[0].outputs[0] ?? '').dims;
  return dims?.length === 4 && made?.length === 3 && typeof dims[1] !== 'number' && (known(dims[2]) ?? 1) > 1;
}

function swap(rank: number, a: number, b: number): number[] {
  return Array.from({ length: rank }, (_, at) => (at === a ? b : at === b ? a : at));
}

/** The softmax's result, or what a guard against rows without a key makes of it. */
function readableWeights(view: GraphView, { weights }: SoftmaxLike, { between }: Mixing): string {
  const [next] = between;
  const guards = next?.op === 'Where' && view.producerOf(next.inputs[0] ?? '')?.op === 'IsNaN';
  return guards ? (next.outputs[0] ?? weights) : weights;
}

function expose(
  { graph }: GraphView,
  { read, perm }: Turned,
  dtype: number,
): { output: string; edit: GraphEdit } {
  const nodes: NewNode[] = [];
  let output = read;
  if (perm) {
    output = `headlight.${output}.turned`;
    nodes.push({ op: 'Transpose', inputs: [read], outputs: [output], attributes: { perm } });
  }
  // A page has no numbers of this type.
  if (dtype === DTYPE.bfloat16) {
    const wide = `headlight.${output}.float32`;
    nodes.push({ op: 'Cast', inputs: [output], outputs: [wide], attributes: { to: DTYPE.float32 } });
    output = wide;
  }
  const outputs = graph.outputs.includes(output) ? [] : [output];
  return { output, edit: { removed: [], addition: { nodes, inputs: [], outputs } } };
}

function findDoors({ factOf }: GraphView, softmax: SoftmaxLike, mixing: Mixing, dtype: number) {
  const direct = mixing.between.length === 0 && mixing.operand === 0 && softmax.overLast === true;
  const plain =
    softmax.node.op === 'Softmax' && dtype === DTYPE.float32 && factOf(softmax.weights).dims?.length === 4;
  return direct && plain ? { softmax: softmax.node, mixing: mixing.node } : undefined;
}
