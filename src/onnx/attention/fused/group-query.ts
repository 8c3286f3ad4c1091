import { DTYPE } from '../../graph/onnx-fields.ts';
import type { GraphNode } from '../../graph/read-graph.ts';
import type { Finding } from '../found-attention.ts';
import type { GraphView } from '../graph-view.ts';
import type { PlanProvider } from '../provider.ts';
import { findGroupQueryBeside } from './group-query-beside.ts';
import { intOf, nameFor, withOutput } from './operator.ts';

/** `qk_output`: what the fourth output holds; 2 is after the softmax. */
const AFTER_SOFTMAX = 2;

/**
 * com.microsoft.GroupQueryAttention: gives the weights as its fourth output on wasm; WebGPU refuses that, and nodes
 * beside it compute them there.
 *
 * Source: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md
 */
export function findGroupQuery(view: GraphView, node: GraphNode, provider: PlanProvider): Finding {
  const [queries = '', keys = ''] = node.inputs;
  // A sink takes weight that no column of the output shows.
  const hasSink = (node.inputs[11] ?? '') !== '' || intOf(node, 'smooth_softmax') === 1;
  if (provider === 'webgpu' || hasSink) return findGroupQueryBeside(view, node);
  if ((node.outputs[3] ?? '') !== '') return { missed: { reason: 'operator-unknown', node } };
  const output = nameFor(node, 'weights');
  const dtype = view.factOf(queries).dtype || DTYPE.float32;
  const { removed, copy } = withOutput(view, node, {
    index: 3,
    name: output,
    attributes: { qk_output: AFTER_SOFTMAX },
  });
  return {
    found: {
      node,
      queries,
      keys: keys === '' ? queries : keys,
      heads: intOf(node, 'num_heads'),
      keyValueHeads: intOf(node, 'kv_num_heads'),
      way: 'operator',
      output,
      layout: 'heads',
      extraKeys: 0,
      dtype,
      doors: undefined,
      causal: intOf(node, 'causal') === 0 ? undefined : true,
      masks: node.inputs[10] ? [node.inputs[10]] : [],
      edit: { removed, addition: { nodes: [copy], inputs: [], outputs: [{ name: output, dtype }] } },
    },
  };
}
