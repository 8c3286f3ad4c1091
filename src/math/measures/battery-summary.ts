import type { Site } from '../../core/head.ts';
import {
  GOLD_MEASURES,
  MEASURES,
  type MeasureName,
  type OffsetScore,
  type PromptKind,
  type PromptMeasures,
} from '../../core/measure.ts';
import { type Spread, spreadOf } from './spread.ts';

/** One head over the whole battery. */
export interface HeadSummary {
  readonly spreads: Readonly<Record<MeasureName, Spread>>;
  /** The commonest offset of `positional` over the texts, and in what share of them it was the best. */
  readonly offset: number;
  readonly offsetShare: number;
}

/** What a site scores over the battery without knowing the texts: means over the same texts. */
export interface BaselineSummary {
  readonly uniform: Readonly<Record<MeasureName, number>>;
  /** The best constant offset, for measures of content. */
  readonly best: Readonly<Partial<Record<MeasureName, OffsetScore>>>;
  /** `alignment-error` of the diagonal; NaN without pairs. */
  readonly diagonal: number;
}

export interface BatterySummary {
  /** By `headKey`. */
  readonly heads: ReadonlyMap<string, HeadSummary>;
  readonly baselines: Readonly<Partial<Record<Site, BaselineSummary>>>;
  /** How many texts of each kind there were. */
  readonly prompts: Readonly<Record<PromptKind, number>>;
}

const ALL_MEASURES: readonly MeasureName[] = [...MEASURES, ...GOLD_MEASURES];

/** The texts that a measure is judged by: copies on random tokens, links on linked pairs, the rest on sentences. */
export function kindsOf(measure: MeasureName): readonly PromptKind[] {
  if (measure === 'duplicate' || measure === 'induction') return ['repeats'];
  return measure === 'alignment-error' ? ['pairs'] : ['sentences'];
}

/** Means and quartiles over the texts of the battery, by head. */
export function summarizeBattery(texts: readonly PromptMeasures[]): BatterySummary {
  const keys = new Set(texts.flatMap(({ heads }) => Object.keys(heads)));
  const sites = new Set(texts.flatMap(({ baselines }) => Object.keys(baselines) as Site[]));
  const count = (kind: PromptKind) => texts.filter((text) => text.kind === kind).length;
  return {
    heads: new Map([...keys].map((key) => [key, summarizeHead(texts, key)])),
    baselines: Object.fromEntries([...sites].map((site) => [site, summarizeBaselines(texts, site)])),
    prompts: {
      repeats: count('repeats'),
      sentences: count('sentences'),
      pairs: count('pairs'),
      trees: count('trees'),
    },
  };
}

function judging(texts: readonly PromptMeasures[], measure: MeasureName): readonly PromptMeasures[] {
  const kinds = kindsOf(measure);
  return texts.filter(({ kind }) => kinds.includes(kind));
}

function byMeasure<Value>(valueFor: (measure: MeasureName) => Value): Record<MeasureName, Value> {
  return Object.fromEntries(ALL_MEASURES.map((measure) => [measure, valueFor(measure)])) as Record<
    MeasureName,
    Value
  >;
}

function summarizeHead(texts: readonly PromptMeasures[], key: string): HeadSummary {
  const spreads = byMeasure((measure) =>
    spreadOf(judging(texts, measure).map(({ heads }) => heads[key]?.values[measure] ?? Number.NaN)),
  );
  const offsets = judging(texts, 'positional')
    .map(({ heads }) => heads[key]?.offset ?? Number.NaN)
    .filter((offset) => !Number.isNaN(offset));
  const counts = new Map<number, number>();
  for (const offset of offsets) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  const [offset, most] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [Number.NaN, 0]);
  return { spreads, offset, offsetShare: most / offsets.length };
}

function summarizeBaselines(texts: readonly PromptMeasures[], site: Site): BaselineSummary {
  const uniform = byMeasure(
    (measure) =>
      spreadOf(
        judging(texts, measure).map(({ baselines }) => baselines[site]?.uniform[measure] ?? Number.NaN),
      ).mean,
  );
  const best = byMeasure((measure) => bestOffset(judging(texts, measure), site, measure));
  const diagonals = texts.map(({ baselines }) => baselines[site]?.diagonal ?? Number.NaN);
  return {
    uniform,
    best: Object.fromEntries(Object.entries(best).filter(([, score]) => score !== undefined)),
    diagonal: spreadOf(diagonals).mean,
  };
}

/** The one offset that scores best over all texts (for errors: least); an offset that a text lacks scores 0 there. */
function bestOffset(
  texts: readonly PromptMeasures[],
  site: Site,
  measure: MeasureName,
): OffsetScore | undefined {
  const lists = texts.flatMap(({ baselines }) => baselines[site]?.offsets[measure] ?? []);
  if (lists.length === 0) return undefined;
  const sums = new Map<number, number>();
  for (const { offset, score } of lists) sums.set(offset, (sums.get(offset) ?? 0) + score);
  const sign = measure === 'alignment-error' ? -1 : 1;
  const [offset, sum] = [...sums].reduce((best, one) => (sign * one[1] > sign * best[1] ? one : best));
  return { offset, score: sum / texts.length };
}
