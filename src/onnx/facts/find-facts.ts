import { DTYPE } from '../graph/onnx-fields.ts';
import type { GraphNode, ModelGraph, StoredTensor } from '../graph/read-graph.ts';
import { readTensor } from '../graph/read-tensor.ts';
import { ELEMENTWISE } from './elementwise-rules.ts';
import { type Fact, known, MOST_NUMBERS, NOTHING_KNOWN, type Said } from './fact.ts';
import { LAYOUT } from './layout-rules.ts';
import { PARTS } from './part-rules.ts';
import { PRODUCTS } from './product-rules.ts';

const RULES = [ELEMENTWISE, LAYOUT, PARTS, PRODUCTS];

const HIGHEST_RANK = 64;
/** A node with more is not followed: rules look at every input for every length. */
const MOST_VALUES = 1024;

/**
 * What follows of every value of a graph, in one pass over its sorted nodes: shapes as far as they are known, types, and
 * on what it depends. An operator without a rule leaves shape and type open.
 */
export function findFacts(
  graph: Pick<ModelGraph, 'bytes' | 'tensors' | 'inputInfos' | 'valueInfos' | 'opsets'>,
  sorted: readonly GraphNode[],
): (value: string) => Fact {
  const facts = new Map<string, Fact>();
  for (const tensor of graph.tensors.values()) facts.set(tensor.name, factOf(graph.bytes, tensor));
  for (const { name, dtype, dims } of graph.inputInfos) {
    if (!facts.has(name))
      facts.set(name, {
        dims: dims?.map((dim, at) => dim ?? `${name}:${at}`),
        dtype,
        numbers: undefined,
        depends: 'contents',
      });
  }
  const factsOf = (value: string) => facts.get(value) ?? NOTHING_KNOWN;
  let names = 0;
  // A length that is open gets a name, so that it can be told from others and cancel.
  const nameOpen = (dims: Fact['dims']): Fact['dims'] =>
    dims?.map((dim) => {
      if (dim !== undefined) return dim;
      names += 1;
      return `?${names}`;
    });
  for (const node of sorted) {
    const depends = dependence(node, factsOf);
    const said = sayOf(graph, node, factsOf);
    for (const [at, output] of node.outputs.entries()) {
      const { dims, dtype = 0, numbers } = said[at] ?? {};
      const info = graph.valueInfos.get(output);
      facts.set(output, {
        dims: nameOpen(merge(dims, info?.dims)),
        dtype: dtype || (info?.dtype ?? 0),
        numbers: numbers && numbers.length <= MOST_NUMBERS ? nameOpen(numbers) : undefined,
        depends,
      });
    }
  }
  return factsOf;
}

function sayOf(
  graph: Pick<ModelGraph, 'bytes' | 'opsets'>,
  node: GraphNode,
  factsOf: (value: string) => Fact,
): readonly Said[] {
  if (node.op === 'Constant') return [constant(graph.bytes, node)];
  const rule = RULES.map((rules) => rules.get(node.op)).find((one) => one !== undefined);
  if (!rule || node.inputs.length > MOST_VALUES || node.outputs.length > MOST_VALUES) return [];
  return rule({
    node,
    opset: graph.opsets.get('') ?? 0,
    given: (index) => (node.inputs[index] ? factsOf(node.inputs[index]) : NOTHING_KNOWN),
    int: (name) => node.attributes.get(name)?.int,
    ints: (name) => {
      const ints = node.attributes.get(name)?.ints;
      return ints && ints.length > 0 ? ints : undefined;
    },
  });
}

/** A node without inputs is a constant; a length is no content. */
function dependence(
  { op, inputs, attributes }: GraphNode,
  factsOf: (value: string) => Fact,
): Fact['depends'] {
  let result: Fact['depends'] = 'constants';
  for (const input of inputs) {
    const { depends } = input === '' ? { depends: 'constants' as const } : factsOf(input);
    if (depends === 'contents') result = depends;
    else if (depends === 'lengths' && result === 'constants') result = depends;
  }
  // The body of an If or Loop reads what it likes.
  for (const { graphs } of attributes.values()) if (graphs.length > 0) return 'contents';
  return (op === 'Shape' || op === 'Size') && result === 'contents' ? 'lengths' : result;
}

function constant(bytes: Uint8Array, { attributes }: GraphNode): Said {
  const tensor = attributes.get('value')?.tensor;
  if (tensor) return factOf(bytes, tensor);
  const int = attributes.get('value_int')?.int;
  if (int !== undefined) return { dims: [], dtype: DTYPE.int64, numbers: [int] };
  const ints = attributes.get('value_ints')?.ints;
  if (ints) return { dims: [ints.length], dtype: DTYPE.int64, numbers: ints };
  return attributes.has('value_float') ? { dims: [], dtype: DTYPE.float32 } : {};
}

function factOf(bytes: Uint8Array, tensor: StoredTensor): Fact {
  const { dims, dtype } = tensor;
  const few = dims.reduce((product, dim) => product * dim, 1) <= MOST_NUMBERS;
  const whole = dtype === DTYPE.int64 || dtype === DTYPE.int32;
  return {
    dims: dims.length <= HIGHEST_RANK ? dims : undefined,
    dtype,
    numbers: few && whole ? wholeNumbers(bytes, tensor) : undefined,
    depends: 'constants',
  };
}

function wholeNumbers(bytes: Uint8Array, tensor: StoredTensor): readonly number[] | undefined {
  const stored = tensor.raw ? tensor.raw.end - tensor.raw.start : 0;
  if (tensor.externalFile !== undefined || stored > 8 * MOST_NUMBERS) return undefined;
  if (tensor.typed.some(({ start, end }) => end - start > 10 * MOST_NUMBERS)) return undefined;
  try {
    return [...readTensor(bytes, tensor).data];
  } catch {
    return undefined;
  }
}

/** What was found here goes before what the file says, which fills its gaps. */
function merge(found: Fact['dims'], said: Fact['dims']): Fact['dims'] {
  if (!found || found.length > HIGHEST_RANK) return said?.map(known);
  return said?.length === found.length ? found.map((dim, at) => dim ?? known(said[at])) : found;
}
