import type { Site } from './head.ts';

/** What is measured of a head on any text; `math/measures` has the formulas and their sources. */
export const MEASURES = [
  'entropy',
  'normalized-entropy',
  'confidence',
  'distance',
  'previous',
  'next',
  'self',
  'positional',
  'first',
  'sink',
  'special',
  'duplicate',
  'induction',
] as const;

/** What needs texts of which more is known than their tokens: links between two languages. */
export const GOLD_MEASURES = ['alignment-error'] as const;

export type TextMeasure = (typeof MEASURES)[number];
export type MeasureName = TextMeasure | (typeof GOLD_MEASURES)[number];

/** One head on one text. NaN: the measure says nothing there (no token occurs twice, a site without places …), never 0. */
export interface HeadMeasures {
  readonly values: Readonly<Partial<Record<MeasureName, number>>>;
  /** The offset of `positional`: the key at query + offset is most often the strongest. NaN without one. */
  readonly offset: number;
  /** The key of `sink`, as a place of the model's own axis. NaN without one. */
  readonly sinkAt: number;
}

/** What a head that looks `offset` tokens (or words) away with all its weight would score. */
export interface OffsetScore {
  readonly offset: number;
  readonly score: number;
}

/** What a site would score on a text without knowing anything of it. */
export interface Baselines {
  /** Equal weights on all that a query may see. */
  readonly uniform: Readonly<Partial<Record<MeasureName, number>>>;
  /** For measures of content: constant offsets that score above 0 (for errors: every offset tried). */
  readonly offsets: Readonly<Partial<Record<MeasureName, readonly OffsetScore[]>>>;
  /** `alignment-error` of the diagonal, which knows two lengths and no words. */
  readonly diagonal?: number;
}

/** What a text of the battery is there for. */
export type PromptKind = 'repeats' | 'sentences' | 'pairs' | 'trees';

/** By relation of a hand-made tree: of `count` words, how many had the right word as their most attended other word. */
export type RelationHits = Readonly<Record<string, { readonly hits: number; readonly count: number }>>;

/** How well heads, and constant offsets in words, find the head words of a hand-made tree. */
export interface TreeHits {
  /** By `headKey`. */
  readonly heads: Readonly<Record<string, RelationHits>>;
  /** By site, then by offset. */
  readonly offsets: Readonly<Partial<Record<Site, Readonly<Record<number, RelationHits>>>>>;
}

/** Every head on one text of the battery, by `headKey`. */
export interface PromptMeasures {
  readonly kind: PromptKind;
  /** Tokens of the text that was read, the longer side. */
  readonly tokens: number;
  readonly heads: Readonly<Record<string, HeadMeasures>>;
  readonly baselines: Readonly<Partial<Record<Site, Baselines>>>;
  readonly trees?: TreeHits;
}
