import type { ErrorRecord } from '../../core/errors.ts';
import type { HeadRef } from '../../core/head.ts';
import type { AttentionRun } from '../../core/run.ts';
import type { HeadDistance } from '../../math/compare/head-distance.ts';
import type { SetSlice } from '../set-slice.ts';
import type { OutputChange } from './output-change.ts';
import type { ReaderChange } from './reader-changes.ts';

/** A head of side B and how far it is from its partner on side A. */
export interface RankedHead extends HeadDistance {
  readonly head: HeadRef;
}

/** What stands beside the page's own run. */
export const COMPARE_KINDS = ['texts', 'heads', 'models', 'weights', 'intervention'] as const;
export type CompareKind = (typeof COMPARE_KINDS)[number];

/** What the reader wants compared. Side A is the page's own run and its focused head; these say what B is. */
export interface CompareSettings {
  readonly kind: CompareKind;
  /** texts: the other text, in the model's task. */
  readonly otherText: string;
  /** heads, models: the head of side B; undefined, or one that B lacks: the one that stands for A's. */
  readonly otherHead: HeadRef | undefined;
  /** models: another bundled model; undefined: the first other one. */
  readonly otherModel: string | undefined;
  /** intervention: what is changed in the computation, all at once. */
  readonly changes: readonly ReaderChange[];
  /** The end of the scale of differences: ±1, or what this map's largest needs. */
  readonly range: 'one' | 'largest';
}

/** Two runs that belong together: B was made for this A. */
export interface ComparedRuns {
  readonly kind: CompareKind;
  readonly a: AttentionRun;
  readonly b: AttentionRun;
  /** What became of the model's answer, where the two ran over the same tokens. */
  readonly output: OutputChange | undefined;
}

export type CompareStatus =
  /** Nothing is asked for: the pair is as it should be, or something is missing that the panel names. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'failed'; readonly error: ErrorRecord };

export interface CompareSlice {
  readonly compare: CompareSettings;
  /** The last pair that succeeded; it stays in the picture while the next one is under way. */
  readonly compared: ComparedRuns | undefined;
  readonly compareStatus: CompareStatus;
  /** Heads by how far apart the two sides are; undefined until they are all measured. */
  readonly rankedHeads: readonly RankedHead[] | undefined;
  /** A new object each time, so that asking again is a change too. */
  readonly compareRetry: object;
  setCompare(change: Partial<CompareSettings>): void;
  setCompared(compared: ComparedRuns | undefined): void;
  setCompareStatus(status: CompareStatus): void;
  setRankedHeads(rankedHeads: readonly RankedHead[] | undefined): void;
  retryCompare(): void;
}

export function createCompareSlice(set: SetSlice<CompareSlice>): CompareSlice {
  return {
    compare: {
      kind: 'texts',
      otherText: '',
      otherHead: undefined,
      otherModel: undefined,
      changes: [],
      range: 'largest',
    },
    compared: undefined,
    compareStatus: { kind: 'idle' },
    rankedHeads: undefined,
    compareRetry: {},
    // Another kind of comparison must not stand over the pair of the last one.
    setCompare: (change) =>
      set(({ compare }) => ({
        compare: { ...compare, ...change },
        ...(change.kind !== undefined &&
          change.kind !== compare.kind && { compared: undefined, rankedHeads: undefined }),
      })),
    setCompared: (compared) => set({ compared }),
    setCompareStatus: (compareStatus) => set({ compareStatus }),
    setRankedHeads: (rankedHeads) => set({ rankedHeads }),
    retryCompare: () => set({ compareRetry: {} }),
  };
}
