import type { MeasureName, OffsetScore, PromptKind } from './measure.ts';

/** What a head can be named, in the order in which names are given when several fit. */
export const LABELS = [
  'alignment',
  'induction',
  'duplicate',
  'previous',
  'next',
  'self',
  'positional',
  'syntactic',
  'first-sink',
  'special-sink',
  'broad',
] as const;
export type LabelName = (typeof LABELS)[number];

/** A name that the battery supports, with everything that it rests on. */
export interface HeadLabel {
  readonly name: LabelName;
  readonly measure: MeasureName | 'tree';
  /** The texts it was measured on. */
  readonly kind: PromptKind;
  readonly mean: number;
  /** Quartiles over the texts; for `tree` the 1 % and 99 % bounds of the lead over the best offset. */
  readonly lower: number;
  readonly upper: number;
  /** Texts; for `tree` words. */
  readonly count: number;
  /** What equal weights score; NaN where that makes no sense. */
  readonly uniform: number;
  /** The best constant offset, where the measure is one of content. */
  readonly best?: OffsetScore;
  /** `alignment`: the error rate of the diagonal. */
  readonly diagonal?: number;
  /** `positional`: key − query, in tokens. */
  readonly offset?: number;
  /** `syntactic`: `det>head`, `obj>dependent`. */
  readonly relation?: string;
}
