import type { GraphNode } from '../../graph/read-graph.ts';
import type { Finding } from '../found-attention.ts';
import type { GraphView } from '../graph-view.ts';
import type { PlanProvider } from '../provider.ts';
import { findAttentionOperator } from './attention-operator.ts';
import { findGroupQuery } from './group-query.ts';
import { findMultiHead } from './multi-head.ts';
import { findProjectedAttention } from './projected-attention.ts';

/** The attention that one operator is; undefined for any other node. */
export function findFused(view: GraphView, node: GraphNode, provider: PlanProvider): Finding | undefined {
  switch (node.op) {
    case 'Attention':
      return node.domain === '' ? findAttentionOperator(view, node) : findProjectedAttention(view, node);
    case 'QAttention':
      return findProjectedAttention(view, node);
    case 'MultiHeadAttention':
    case 'DecoderMaskedMultiHeadAttention':
      return findMultiHead(view, node);
    case 'GroupQueryAttention':
      return findGroupQuery(view, node, provider);
    default:
      // Packed, paged, sparse and others run on no provider of a browser, or are not known here.
      return node.op.endsWith('Attention') ? { missed: { reason: 'operator-unknown', node } } : undefined;
  }
}
