import type { Site } from '../../core/head.ts';
import type { HeadLabel } from '../../core/head-label.ts';
import type { MeasureName, PromptMeasures } from '../../core/measure.ts';
import { SINK_WEIGHT } from '../sinks.ts';
import { type BaselineSummary, type BatterySummary, type HeadSummary, kindsOf } from './battery-summary.ts';
import { syntacticJudge } from './syntactic-labels.ts';

/** At least this much must lie between a head's mean and the better of its baselines. */
export const LEAD = 0.2;
/** Weight on one key or set of keys: more than half of it. */
export const MOST_WEIGHT = 0.5;
/** Weight on copies, or on what followed them: as for a sink. */
export const COPY_WEIGHT = SINK_WEIGHT;
/** Voita et al. 2019: the strongest key at one offset for at least 90 % of the tokens. */
export const POSITIONAL_SHARE = 0.9;
/** Entropy as a share of the largest possible. */
export const BROAD_ENTROPY = 0.9;
/** An alignment head's error rate lies this far below diagonal and best offset; Voita's margin for syntactic heads. */
export const ALIGNMENT_LEAD = 0.1;
/** Fewer texts say nothing. */
export const LEAST_TEXTS = 6;

interface Judged {
  readonly head: HeadSummary;
  readonly baselines: BaselineSummary;
}

/**
 * The names that a battery supports for each head, by `headKey`; a head without any has no entry.
 *
 * A name needs its measure over the threshold in the mean and in the lower quartile of at least 6 texts, and the mean
 * clearly (0.2) over what equal weights and, for measures of content, the best constant offset score on the same texts.
 */
export function labelHeads(
  { heads, baselines }: BatterySummary,
  texts: readonly PromptMeasures[],
): Record<string, readonly HeadLabel[]> {
  const labels: Record<string, readonly HeadLabel[]> = {};
  const judges = new Map<string, ReturnType<typeof syntacticJudge>>();
  for (const [key, head] of heads) {
    const site = key.split('.')[0] as Site;
    const known = baselines[site];
    if (!known) continue;
    const judge = judges.get(site) ?? syntacticJudge(texts, site);
    judges.set(site, judge);
    const found = labelsOf(site, { head, baselines: known }, judge(key));
    if (found.length > 0) labels[key] = found;
  }
  return labels;
}

function labelsOf(site: Site, judged: Judged, syntactic: readonly HeadLabel[]): HeadLabel[] {
  const over = (name: HeadLabel['name'], measure: MeasureName, threshold: number) =>
    overThreshold(judged, name, measure, threshold);
  const neighbours = [
    ...over('previous', 'previous', MOST_WEIGHT),
    ...over('next', 'next', MOST_WEIGHT),
    ...over('self', 'self', MOST_WEIGHT),
  ];
  const first = over('first-sink', 'first', SINK_WEIGHT);
  return [
    ...alignment(site, judged),
    ...over('induction', 'induction', COPY_WEIGHT),
    ...over('duplicate', 'duplicate', COPY_WEIGHT),
    ...neighbours,
    // The token before, the next and itself have names of their own.
    ...(neighbours.length > 0 ? [] : positional(judged)),
    ...syntactic,
    ...first,
    // Where the first token is the only special one, both say the same.
    ...(first.length > 0 && site === 'decoder' ? [] : over('special-sink', 'special', MOST_WEIGHT)),
    ...broad(judged),
  ];
}

function labelOf({ head, baselines }: Judged, name: HeadLabel['name'], measure: MeasureName): HeadLabel {
  const { mean, lower, upper, count } = head.spreads[measure];
  const best = baselines.best[measure];
  return {
    name,
    measure,
    kind: kindsOf(measure)[0] ?? 'sentences',
    mean,
    lower,
    upper,
    count,
    uniform: baselines.uniform[measure],
    ...(best && { best }),
  };
}

function overThreshold(
  judged: Judged,
  name: HeadLabel['name'],
  measure: MeasureName,
  threshold: number,
): HeadLabel[] {
  const label = labelOf(judged, name, measure);
  const baseline = Math.max(label.uniform, label.best?.score ?? 0);
  const fits =
    label.count >= LEAST_TEXTS &&
    label.mean > threshold &&
    label.lower > threshold &&
    label.mean - baseline >= LEAD;
  return fits ? [label] : [];
}

/** The same offset in three quarters of the texts, and Voita's share of the tokens. */
function positional(judged: Judged): HeadLabel[] {
  const { offset, offsetShare } = judged.head;
  if (!(offsetShare >= 0.75)) return [];
  const found = overThreshold(judged, 'positional', 'positional', 0).filter(
    ({ mean, lower }) => mean >= POSITIONAL_SHARE && lower >= POSITIONAL_SHARE - 0.05,
  );
  return found.map((label) => ({ ...label, offset }));
}

/** Equal weights score 1 here, so there is no baseline to lie above. */
function broad(judged: Judged): HeadLabel[] {
  const label = labelOf(judged, 'broad', 'normalized-entropy');
  const fits = label.count >= LEAST_TEXTS && label.mean >= BROAD_ENTROPY && label.lower >= BROAD_ENTROPY;
  return fits ? [label] : [];
}

function alignment(site: Site, judged: Judged): HeadLabel[] {
  if (site !== 'cross') return [];
  const { diagonal } = judged.baselines;
  const label = { ...labelOf(judged, 'alignment', 'alignment-error'), diagonal };
  const baseline = Math.min(diagonal, label.best?.score ?? 1);
  const fits =
    label.count >= LEAST_TEXTS && label.mean <= baseline - ALIGNMENT_LEAD && label.upper <= baseline;
  return fits ? [label] : [];
}
