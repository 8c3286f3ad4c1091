import { type GraphView, hasContents } from './graph-view.ts';
import { MOVING_OPS } from './moving-ops.ts';
import { operandsOf } from './products.ts';

/** From where queries or keys descend. */
export interface Roots {
  /** What the linear layers read that make them: usually one value, what the layer's norm gives. */
  readonly linear: ReadonlySet<string>;
  /** Where the way back ends otherwise: inputs of the graph, and what an unknown operator makes. */
  readonly other: ReadonlySet<string>;
}

/** Nodes that a projection goes through after its linear layer: biases, rotations, norms, heads apart, repeated heads. */
const ON_THE_WAY = new Set([
  ...['Add', 'Sub', 'Mul', 'Div', 'Neg', 'Pow', 'Sqrt', 'Reciprocal', 'Concat', 'Slice', 'Split', 'Where'],
  ...['Transpose', 'Reshape', 'Squeeze', 'Unsqueeze', 'Flatten', 'Expand', 'Tile', 'Gather', 'ScatterND'],
  ...[
    'Identity',
    'Cast',
    'Dropout',
    'QuantizeLinear',
    'DequantizeLinear',
    'ReduceMean',
    'ReduceSum',
    'ReduceL2',
  ],
  ...[
    'LayerNormalization',
    'RMSNormalization',
    'SimplifiedLayerNormalization',
    'RotaryEmbedding',
    'LpNormalization',
  ],
  ...['GroupNormalization', 'Clip', 'Max', 'Pad', 'Conv'],
]);
/** Of these, only input 0 is what is projected. */
const FIRST_ONLY = new Set([
  'RotaryEmbedding',
  'Gather',
  'Reshape',
  'Expand',
  'Slice',
  'Split',
  'Tile',
  'Conv',
  'Pad',
]);
/** Nodes that are no change worth the name: values on both sides of them are the same value here. */
const SAME = new Set([...MOVING_OPS, 'Flatten']);
const MOST_VALUES = 200;

/** Follows queries or keys back to the linear layers that made them. */
export function findRoots(view: GraphView, value: string): Roots {
  const linear = new Set<string>();
  const other = new Set<string>();
  const seen = new Set<string>();
  const open = [value];
  for (let next = open.pop(); next !== undefined && seen.size < MOST_VALUES; next = open.pop()) {
    if (seen.has(next) || !hasContents(view, next)) continue;
    seen.add(next);
    const node = view.producerOf(next);
    const operands = node && operandsOf(node);
    if (node && operands) {
      const [data, weight] = operands;
      if (hasContents(view, data) && !hasContents(view, weight)) linear.add(sameValue(view, data));
      // A constant on the left is no layer: frequencies times places, as rotations have them.
      else if (hasContents(view, data)) other.add(next);
    } else if (node?.op === 'Conv') linear.add(sameValue(view, node.inputs[0] ?? ''));
    else if (node?.op === 'DynamicQuantizeLinear') {
      // Steps and zero points follow from the layer's input, not from a projection.
      if (node.outputs[0] === next) open.push(node.inputs[0] ?? '');
    } else if (node && ON_THE_WAY.has(node.op)) {
      open.push(...(FIRST_ONLY.has(node.op) ? node.inputs.slice(0, 1) : node.inputs));
    } else other.add(sameValue(view, next));
  }
  return { linear, other };
}

/** The value that this one is but for its type, its shape and rounding. */
function sameValue(view: GraphView, value: string): string {
  let same = value;
  for (let step = 0; step < 20; step += 1) {
    const node = view.producerOf(same);
    if (!node || !SAME.has(node.op)) return same;
    same = node.inputs[0] ?? '';
  }
  return same;
}

/** Whether queries and keys descend from different values: one text, or picture, looks at another. */
export function areApart(queries: Roots, keys: Roots): boolean {
  if (queries.linear.size > 0 && keys.linear.size > 0) return !meet(queries.linear, keys.linear);
  const [a, b] = [all(queries), all(keys)];
  return a.size > 0 && b.size > 0 && !meet(a, b);
}

function all({ linear, other }: Roots): ReadonlySet<string> {
  return new Set([...linear, ...other]);
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const value of a) if (b.has(value)) return true;
  return false;
}
