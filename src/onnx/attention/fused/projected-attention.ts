import { type NodeWriter, nodeWriter } from '../../edit/node-writer.ts';
import { known } from '../../facts/fact.ts';
import { DTYPE } from '../../graph/onnx-fields.ts';
import type { GraphNode } from '../../graph/read-graph.ts';
import type { Finding } from '../found-attention.ts';
import type { GraphView } from '../graph-view.ts';
import { floatOf, intOf, nameFor } from './operator.ts';
import { addMasks } from './projected-masks.ts';

/**
 * com.microsoft.Attention, and QAttention, its quantised form: projection, attention and heads in one operator without an
 * output for the weights. Nodes of their own stand in for it.
 *
 * Source: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md
 */
export function findProjectedAttention(view: GraphView, node: GraphNode): Finding {
  const read = node.op === 'QAttention' ? quantizedInputs(node) : plainInputs(node);
  const heads = intOf(node, 'num_heads') ?? 0;
  const columns = known(view.factOf(read.weights).dims?.[1]);
  const sizes = sizesOf(node, columns);
  const isKnown = heads > 0 && sizes?.every((size) => size > 0 && size % heads === 0);
  const isPlain = intOf(node, 'do_rotary') !== 1 && intOf(node, 'past_present_share_buffer') !== 1;
  const maskRank = read.mask === '' ? 0 : view.factOf(read.mask).dims?.length;
  if (!sizes || !isKnown || !isPlain || maskRank === undefined || maskRank > 3)
    return { missed: { reason: 'operator-unknown', node } };

  const writer = nodeWriter(nameFor(node, 'part'), view.graph.opsets.get('') ?? 13);
  const dtype = view.factOf(read.bias).dtype || view.factOf(read.weights).dtype || DTYPE.float32;
  const { queries, keys, values } = splitHeads(writer, project(writer, read), sizes, heads);
  const joined = joinPast(writer, node, read.past, { keys, values });
  const scale = floatOf(node, 'scale') || 1 / Math.sqrt((sizes[0] ?? 0) / heads);
  const product = writer.write('MatMul', [
    queries,
    writer.write('Transpose', [joined.keys], { perm: [0, 1, 3, 2] }),
  ]);
  const scores = writer.write('Mul', [product, writer.float(scale, dtype)]);
  const masked = addMasks(writer, scores, {
    dtype,
    bias: read.attentionBias,
    mask: read.mask,
    maskRank,
    maskLength: known(view.factOf(read.mask).dims?.[0]),
    fill: floatOf(node, 'mask_filter_value') || -10000,
    isCausal: intOf(node, 'unidirectional') === 1,
  });
  const output = nameFor(node, 'weights');
  writer.writeAs([output], 'Softmax', [masked], { axis: 3 });
  const mixed = writer.write('Transpose', [writer.write('MatMul', [output, joined.values])], {
    perm: [0, 2, 1, 3],
  });
  writer.writeAs(node.outputs.slice(0, 1), 'Reshape', [mixed, writer.integers([0, 0, -1])]);
  return {
    found: {
      node,
      queries: read.input,
      keys: read.input,
      heads,
      keyValueHeads: heads,
      way: 'decomposed',
      output,
      layout: 'heads',
      extraKeys: 0,
      dtype,
      doors: undefined,
      causal: intOf(node, 'unidirectional') === 1 ? true : undefined,
      masks: read.attentionBias === '' ? [] : [read.attentionBias],
      edit: {
        removed: [node.field.place],
        addition: { nodes: writer.nodes, tensors: writer.tensors, inputs: [], outputs: [output] },
      },
    },
  };
}

interface ReadInputs {
  readonly input: string;
  readonly weights: string;
  readonly bias: string;
  readonly mask: string;
  readonly past: string;
  readonly attentionBias: string;
  /** [scale, zero point] of input and weights. */
  readonly steps: readonly (readonly [string, string])[] | undefined;
}

function plainInputs({ inputs }: GraphNode): ReadInputs {
  const [input = '', weights = '', bias = '', mask = '', past = '', attentionBias = ''] = inputs;
  return { input, weights, bias, mask, past, attentionBias, steps: undefined };
}

function quantizedInputs({ inputs }: GraphNode): ReadInputs {
  const [input = '', weights = '', bias = '', inputScale = '', weightScale = ''] = inputs;
  const [, , , , , mask = '', inputZero = '', weightZero = '', past = ''] = inputs;
  const steps = [
    [inputScale, inputZero],
    [weightScale, weightZero],
  ] as const;
  return { input, weights, bias, mask, past, attentionBias: '', steps };
}

/** Widths of queries, keys and values, side by side. */
function sizesOf(node: GraphNode, columns: number | undefined): readonly number[] | undefined {
  const said = node.attributes.get('qkv_hidden_sizes')?.ints;
  if (said?.length === 3) return said;
  return columns === undefined || columns % 3 !== 0 ? undefined : [columns / 3, columns / 3, columns / 3];
}

function project(writer: NodeWriter, { input, weights, bias, steps }: ReadInputs): string {
  const [left, right] = [input, weights].map((value, at) => {
    const [scale = '', zero = ''] = steps?.[at] ?? [];
    if (!steps) return value;
    const inputs = zero === '' ? [value, scale] : [value, scale, zero];
    // Before opset 13 all columns share a step, and there is no axis to say.
    return writer.write('DequantizeLinear', inputs, writer.opset >= 13 && at === 1 ? { axis: 1 } : {});
  });
  const product = writer.write('MatMul', [left ?? '', right ?? '']);
  return bias === '' ? product : writer.write('Add', [product, bias]);
}

/** [B, N, Q + K + V] → three times [B, H, N, d]. */
function splitHeads(writer: NodeWriter, projected: string, sizes: readonly number[], heads: number) {
  const [queries = '', keys = '', values = ''] = writer.split(projected, 2, sizes).map((part, at) => {
    const apart = writer.write('Reshape', [part, writer.integers([0, 0, heads, (sizes[at] ?? 0) / heads])]);
    return writer.write('Transpose', [apart], { perm: [0, 2, 1, 3] });
  });
  return { queries, keys, values };
}

/** Keys and values behind those of the past, [2, B, H, P, d]; both together are the operator's second result. */
function joinPast(
  writer: NodeWriter,
  node: GraphNode,
  past: string,
  own: { readonly keys: string; readonly values: string },
) {
  const [keys = '', values = ''] = [own.keys, own.values].map((value, at) => {
    if (past === '') return value;
    const before = writer.write('Gather', [past, writer.integer(at)], { axis: 0 });
    return writer.write('Concat', [before, value], { axis: 2 });
  });
  const present = node.outputs[1] ?? '';
  if (present !== '') {
    const stacked = [keys, values].map((value) => writer.unsqueeze(value, [0]));
    writer.writeAs([present], 'Concat', stacked, { axis: 0 });
  }
  return { keys, values };
}
