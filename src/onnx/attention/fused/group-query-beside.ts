import { type NodeWriter, nodeWriter } from '../../edit/node-writer.ts';
import { known } from '../../facts/fact.ts';
import { DTYPE } from '../../graph/onnx-fields.ts';
import type { GraphNode } from '../../graph/read-graph.ts';
import type { Finding } from '../found-attention.ts';
import type { GraphView } from '../graph-view.ts';
import { hiddenKeys, hide, range } from './causal-mask.ts';
import { floatOf, intOf, nameFor, withOutput } from './operator.ts';
import { rotate } from './rotate.ts';

/**
 * The weights of com.microsoft.GroupQueryAttention, computed beside it from its queries and the keys that it gives back,
 * which are rotated already. A second product of queries and keys: it costs even when it is not fetched.
 */
export function findGroupQueryBeside(view: GraphView, node: GraphNode): Finding {
  const { factOf } = view;
  const [query = '', key = ''] = node.inputs;
  const bias = node.inputs[10] ?? '';
  const [heads, groups] = [intOf(node, 'num_heads') ?? 0, intOf(node, 'kv_num_heads') ?? 0];
  const isPacked = key === '';
  const width = known(factOf(query).dims?.[2]);
  const size = width === undefined ? undefined : width / (isPacked ? heads + 2 * groups : heads);
  const isNormed = (node.inputs[14] ?? '') !== '';
  if (!size || !Number.isInteger(size) || groups === 0 || heads % groups !== 0 || isNormed)
    return { missed: { reason: 'operator-unknown', node } };

  const dtype = factOf(query).dtype || DTYPE.float32;
  const writer = nodeWriter(nameFor(node, 'part'), view.graph.opsets.get('') ?? 13);
  const given = node.outputs[1] ?? '';
  const present = given === '' ? nameFor(node, 'keys') : given;
  const { queries: queryCount, keys: keyCount } = lengths(writer, query, present);
  const before = writer.write('Sub', [keyCount, queryCount]);
  const queries = headsOf(writer, query, { isPacked, heads, groups, size });
  const rotated =
    intOf(node, 'do_rotary') === 1
      ? rotate(writer, queries, {
          places: node.inputs[9] || placesAfter(writer, queryCount, before),
          cos: node.inputs[7] ?? '',
          sin: node.inputs[8] ?? '',
          half: known(factOf(node.inputs[7] ?? '').dims?.[1]) ?? size / 2,
          size,
          isInterleaved: intOf(node, 'rotary_interleaved') === 1,
        })
      : queries;
  const scores = scale(writer, node, product(writer, rotated, present, { groups, heads, size }), size, dtype);
  const biased = bias === '' ? scores : writer.write('Add', [scores, bias]);
  const places = { queryCount, keyCount, before };
  const hidden =
    intOf(node, 'causal') === 0
      ? biased
      : hide(writer, hiddenKeys(writer, places, intOf(node, 'local_window_size')), biased, dtype);
  const sink = (node.inputs[11] ?? '') !== '' || intOf(node, 'smooth_softmax') === 1;
  const output = nameFor(node, 'weights');
  writer.writeAs([output], 'Softmax', [sink ? withSink(writer, node, hidden, heads, dtype) : hidden], {
    axis: -1,
  });
  const { removed, copy } = withOutput(view, node, { index: 1, name: present, attributes: {} });
  return {
    found: {
      node,
      queries: query,
      keys: isPacked ? query : key,
      heads,
      keyValueHeads: groups,
      way: 'decomposed',
      output,
      layout: 'heads',
      extraKeys: sink ? 1 : 0,
      dtype,
      doors: undefined,
      causal: intOf(node, 'causal') === 0 ? undefined : true,
      masks: bias === '' ? [] : [bias],
      edit: {
        removed: given === '' ? removed : [],
        addition: {
          nodes: given === '' ? [copy, ...writer.nodes] : writer.nodes,
          tensors: writer.tensors,
          inputs: [],
          outputs: [output],
        },
      },
    },
  };
}

interface Heads {
  readonly isPacked: boolean;
  readonly heads: number;
  readonly groups: number;
  readonly size: number;
}

/** [B, Q, H·d], or with keys and values behind it, → [B, H, Q, d]. */
function headsOf(writer: NodeWriter, query: string, { isPacked, heads, groups, size }: Heads): string {
  const [own = query] = isPacked ? writer.split(query, 2, [heads * size, 2 * groups * size]) : [query];
  const apart = writer.write('Reshape', [own, writer.integers([0, 0, heads, size])]);
  return writer.write('Transpose', [apart], { perm: [0, 2, 1, 3] });
}

/** How many queries and keys there are, as numbers without dimensions. */
function lengths(writer: NodeWriter, query: string, present: string) {
  const length = (value: string, axis: number) =>
    writer.write('Gather', [writer.write('Shape', [value]), writer.integer(axis)], { axis: 0 });
  return { queries: length(query, 1), keys: length(present, 2) };
}

/** Places of the queries, [1, Q]: behind all earlier keys. */
function placesAfter(writer: NodeWriter, queryCount: string, before: string): string {
  return writer.unsqueeze(writer.write('Add', [range(writer, queryCount), before]), [0]);
}

/** Scores [B, H, Q, K]: every key head serves heads / groups query heads. */
function product(
  writer: NodeWriter,
  queries: string,
  present: string,
  { groups, heads, size }: Pick<Heads, 'groups' | 'heads' | 'size'>,
): string {
  let keys = present;
  if (heads > groups) {
    const apart = writer.unsqueeze(present, [2]);
    const repeated = writer.write('Concat', new Array<string>(heads / groups).fill(apart), { axis: 2 });
    keys = writer.write('Reshape', [repeated, writer.integers([0, heads, -1, size])]);
  }
  return writer.write('MatMul', [queries, writer.write('Transpose', [keys], { perm: [0, 1, 3, 2] })]);
}

function scale(writer: NodeWriter, node: GraphNode, scores: string, size: number, dtype: number): string {
  const factor = floatOf(node, 'scale') || 1 / Math.sqrt(size);
  const scaled = writer.write('Mul', [scores, writer.float(factor, dtype)]);
  const cap = floatOf(node, 'softcap') ?? 0;
  if (cap <= 0) return scaled;
  const bound = writer.float(cap, dtype);
  return writer.write('Mul', [writer.write('Tanh', [writer.write('Div', [scaled, bound])]), bound]);
}

/** One more column, the sink's: a number a head, or 0. */
function withSink(writer: NodeWriter, node: GraphNode, scores: string, heads: number, dtype: number): string {
  const sink = node.inputs[11] ?? '';
  const first = writer.write('Slice', [
    scores,
    writer.integers([0]),
    writer.integers([1]),
    writer.integers([3]),
  ]);
  const zeros = writer.write('Sub', [first, first]);
  const values =
    sink === '' ? writer.float(0, dtype) : writer.write('Reshape', [sink, writer.integers([1, heads, 1, 1])]);
  return writer.write('Concat', [scores, writer.write('Add', [zeros, values])], { axis: 3 });
}
