import type { MissedAttention, SeenAttention } from '../../core/guest.ts';
import type { GraphAddition } from '../edit/append.ts';
import type { GraphNode } from '../graph/read-graph.ts';

/** An attention of a graph, and where its weights come out once the graph is edited. */
export interface PlannedAttention extends SeenAttention {
  /** The output of the edited graph that holds the weights. */
  readonly output: string;
  /**
   * Its shape, as far as the graph says it before it runs; every form is row-major heads × queries × keys for a batch of 1:
   * `heads` [B, H, Q, K]; `folded` [B·H, Q, K]; `grouped` [B, G, R, Q, K] with R heads that share keys and values.
   */
  readonly layout: 'heads' | 'folded' | 'grouped';
  /** Columns behind the keys: sinks, to which weight can go but no value belongs. Rows sum to 1 with them. */
  readonly extraKeys: number;
  /** TensorProto.DataType of the output: float32 or float16; 0 where the graph does not say it. */
  readonly dtype: number;
  /**
   * Where the computation can be changed: the softmax reads the scores at input 0, and the mixing node reads the weights,
   * unchanged, at input 0. undefined where something stands between them, or an operator does both.
   */
  readonly doors: { readonly softmax: GraphNode; readonly mixing: GraphNode } | undefined;
}

/** What has to change in a file so that it gives its attention; `editGraph` does it. */
export interface GraphEdit {
  /** Nodes that others, which are added, stand in for: where their fields begin in the file. */
  readonly removed: readonly number[];
  readonly addition: GraphAddition;
}

/** What attention a graph has. */
export interface AttentionPlan extends GraphEdit {
  /** Site by site (encoder, decoder, cross), layer by layer. */
  readonly seen: readonly PlannedAttention[];
  readonly missed: readonly MissedAttention[];
}
