import type { AttentionMatrix } from '../../core/attention.ts';
import type { ErrorRecord } from '../../core/errors.ts';
import type { Site } from '../../core/head.ts';
import type { RunNorms } from '../../core/inspection.ts';
import type { AttentionRun } from '../../core/run.ts';
import type { SetSlice } from '../set-slice.ts';

/** How heads and layers become one matrix; `norms`: one head's weights times the lengths of what they bring. */
export const AGGREGATES = ['mean', 'max', 'rollout', 'flow', 'norms'] as const;
export type AggregateName = (typeof AGGREGATES)[number];

/** Layers of a site, both ends in. */
export interface LayerRange {
  readonly first: number;
  readonly last: number;
}

/** What is computed, of what. */
export interface AggregateWish extends LayerRange {
  readonly run: AttentionRun;
  readonly name: Exclude<AggregateName, 'norms'>;
  readonly site: Site;
}

/** A matrix that was computed, and of what. */
export interface Aggregated {
  readonly of: AggregateWish;
  readonly matrix: AttentionMatrix;
}

export type NormsStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly run: AttentionRun }
  | { readonly kind: 'failed'; readonly run: AttentionRun; readonly error: ErrorRecord };

export interface AggregatesSlice {
  readonly aggregate: AggregateName;
  /** The reader's site, as long as the focused head stays in `focus`. */
  readonly aggregateSite: { readonly site: Site; readonly focus: Site } | undefined;
  /** undefined: from the first layer, to the last one. */
  readonly aggregateLayers: Partial<LayerRange>;
  /** The last aggregate that came to its end. */
  readonly aggregated: Aggregated | undefined;
  /** What is being computed, and how much of it is done, 0 to 1. */
  readonly aggregating: { readonly of: AggregateWish; readonly done: number } | undefined;
  /** The last norms that the model gave. */
  readonly norms: { readonly run: AttentionRun; readonly norms: RunNorms } | undefined;
  readonly normsStatus: NormsStatus;
  setAggregate(
    change: Partial<Pick<AggregatesSlice, 'aggregate' | 'aggregateSite' | 'aggregateLayers'>>,
  ): void;
  setAggregating(aggregating: AggregatesSlice['aggregating']): void;
  setAggregated(aggregated: Aggregated): void;
  setNorms(norms: NonNullable<AggregatesSlice['norms']>): void;
  setNormsStatus(status: NormsStatus): void;
}

export function createAggregatesSlice(set: SetSlice<AggregatesSlice>): AggregatesSlice {
  return {
    aggregate: 'mean',
    aggregateSite: undefined,
    aggregateLayers: {},
    aggregated: undefined,
    aggregating: undefined,
    norms: undefined,
    normsStatus: { kind: 'idle' },
    setAggregate: (change) => set(change),
    setAggregating: (aggregating) => set({ aggregating }),
    setAggregated: (aggregated) => set({ aggregated, aggregating: undefined }),
    setNorms: (norms) => set({ norms, normsStatus: { kind: 'idle' } }),
    setNormsStatus: (normsStatus) => set({ normsStatus }),
  };
}
