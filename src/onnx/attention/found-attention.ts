import type { MissReason } from '../../core/guest.ts';
import type { GraphNode } from '../graph/read-graph.ts';
import type { GraphEdit, PlannedAttention } from './attention-plan.ts';

/** One attention as it was found, before its site and layer are known. */
export interface FoundAttention
  extends Pick<
    PlannedAttention,
    'heads' | 'keyValueHeads' | 'way' | 'output' | 'layout' | 'extraKeys' | 'dtype' | 'doors'
  > {
  readonly node: GraphNode;
  /** From where queries and keys are followed back to tell self-attention from cross-attention. */
  readonly queries: string;
  readonly keys: string;
  /** By the operator's own word; undefined where only the masks tell. */
  readonly causal: boolean | undefined;
  readonly masks: readonly string[];
  readonly edit: GraphEdit;
}

export interface MissedNode {
  readonly reason: MissReason;
  readonly node: GraphNode;
}

export type Finding = { readonly found: FoundAttention } | { readonly missed: MissedNode };
