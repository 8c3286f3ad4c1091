import { known } from '../../facts/fact.ts';
import type { GraphNode } from '../../graph/read-graph.ts';
import type { Finding } from '../found-attention.ts';
import type { GraphView } from '../graph-view.ts';
import { intOf, nameFor, withOutput } from './operator.ts';

/** `qk_matmul_output_mode`: what the fourth output holds; 3 is after the softmax. */
const AFTER_SOFTMAX = 3;

/**
 * Attention of ai.onnx, since opset 23: gives the weights as its fourth output when it is asked.
 *
 * Source: https://onnx.ai/onnx/operators/onnx__Attention.html
 */
export function findAttentionOperator(view: GraphView, node: GraphNode): Finding {
  const [queries = '', keys = '', , mask = ''] = node.inputs;
  const given = node.outputs[3] ?? '';
  const isGiven = given !== '' && intOf(node, 'qk_matmul_output_mode') === AFTER_SOFTMAX;
  // Another use of the output is left alone.
  if (given !== '' && !isGiven) return { missed: { reason: 'operator-unknown', node } };
  const output = isGiven ? given : nameFor(node, 'weights');
  const { removed, copy } = withOutput(view, node, {
    index: 3,
    name: output,
    attributes: { qk_matmul_output_mode: AFTER_SOFTMAX },
  });
  const outputs = view.graph.outputs.includes(output) ? [] : [output];
  const headsOf = (value: string, attribute: string) => {
    const { dims } = view.factOf(value);
    return intOf(node, attribute) ?? (dims?.length === 4 ? known(dims[1]) : undefined);
  };
  return {
    found: {
      node,
      queries,
      keys,
      heads: headsOf(queries, 'q_num_heads'),
      keyValueHeads: headsOf(keys, 'kv_num_heads'),
      way: 'operator',
      output,
      layout: 'heads',
      extraKeys: 0,
      dtype: view.factOf(queries).dtype,
      doors: undefined,
      causal: intOf(node, 'is_causal') === 1 ? true : undefined,
      masks: mask === '' ? [] : [mask],
      edit: isGiven
        ? { removed: [], addition: { nodes: [], inputs: [], outputs } }
        : { removed, addition: { nodes: [copy], inputs: [], outputs } },
    },
  };
}
