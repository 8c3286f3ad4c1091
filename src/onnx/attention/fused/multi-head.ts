import { DTYPE } from '../../graph/onnx-fields.ts';
import type { GraphNode } from '../../graph/read-graph.ts';
import type { Finding } from '../found-attention.ts';
import type { GraphView } from '../graph-view.ts';
import { intOf, nameFor, withOutput } from './operator.ts';

/**
 * com.microsoft.MultiHeadAttention and DecoderMaskedMultiHeadAttention: their fourth output is the scores before the
 * softmax, mask and bias added, so a Softmax stands behind it.
 *
 * Source: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md
 */
export function findMultiHead(view: GraphView, node: GraphNode): Finding {
  const isMasked = node.op === 'DecoderMaskedMultiHeadAttention';
  const [queries = '', keys = ''] = node.inputs;
  const bias = node.inputs[isMasked ? 4 : 5] ?? '';
  const { factOf } = view;
  const dtype = factOf(queries).dtype || factOf(keys).dtype || DTYPE.float32;
  const given = node.outputs[3] ?? '';
  const scores = given === '' ? nameFor(node, 'scores') : given;
  const output = nameFor(node, 'weights');
  const { removed, copy } = withOutput(view, node, {
    index: 3,
    name: scores,
    attributes: isMasked ? { output_qk: 1 } : {},
  });
  const softmax = { op: 'Softmax', inputs: [scores], outputs: [output], attributes: { axis: -1 } };
  const heads = intOf(node, 'num_heads');
  return {
    found: {
      node,
      queries,
      // Queries, keys and values in one: input 1 is left out.
      keys: keys === '' ? queries : keys,
      heads,
      keyValueHeads: heads,
      way: 'operator',
      output,
      layout: 'heads',
      extraKeys: 0,
      dtype,
      doors: undefined,
      // One query sees all keys that there are.
      causal: isMasked || intOf(node, 'unidirectional') === 1 ? true : undefined,
      masks: bias === '' ? [] : [bias],
      edit: {
        removed: given === '' ? removed : [],
        addition: {
          nodes: given === '' ? [copy, softmax] : [softmax],
          inputs: [],
          values: given === '' ? [{ name: scores, dtype }] : [],
          outputs: [{ name: output, dtype }],
        },
      },
    },
  };
}
