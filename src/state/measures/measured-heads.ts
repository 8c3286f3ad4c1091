import { allHeads, type HeadRef, headKey, type Site } from '../../core/head.ts';
import { GOLD_MEASURES, MEASURES, type MeasureName, type OffsetScore } from '../../core/measure.ts';
import { type AttentionRun, runSites } from '../../core/run.ts';
import type { MeasuresSlice } from './measures-slice.ts';

/** What one head scores on one measure, with what its site would score without knowing the text. NaN: says nothing. */
export interface MeasuredValue {
  readonly value: number;
  /** Quartiles over the texts of the battery. */
  readonly spread?: { readonly lower: number; readonly upper: number; readonly count: number };
  readonly uniform: number;
  readonly best?: OffsetScore;
  readonly diagonal?: number;
  /** `positional`: the offset; `sink`: the place of the key, on this text only. */
  readonly where?: number;
}

export interface MeasuredHead {
  readonly head: HeadRef;
  readonly key: string;
  score(measure: MeasureName): MeasuredValue;
}

const NOTHING: MeasuredValue = { value: Number.NaN, uniform: Number.NaN };

/** Every head of a run with its values on the text or over the battery. */
export function measuredHeads(
  run: AttentionRun,
  { measures, battery, measuresOf }: Pick<MeasuresSlice, 'measures' | 'battery' | 'measuresOf'>,
): MeasuredHead[] {
  const valueFor = measuresOf === 'text' ? onText(measures) : onBattery(battery);
  return allHeads(runSites(run)).map((head) => {
    const key = headKey(head);
    return { head, key, score: (measure) => valueFor(key, head.site, measure) };
  });
}

type ValueFor = (key: string, site: Site, measure: MeasureName) => MeasuredValue;

function onText(measured: MeasuresSlice['measures']): ValueFor {
  return (key, site, measure) => {
    const found = measured?.heads.get(key);
    if (!found) return NOTHING;
    const baselines = measured?.baselines[site];
    const best = bestOf(baselines?.offsets[measure] ?? []);
    const where = { positional: found.offset, sink: found.sinkAt }[measure as string];
    return {
      value: found.values[measure] ?? Number.NaN,
      uniform: baselines?.uniform[measure] ?? Number.NaN,
      ...(best && { best }),
      ...(where !== undefined && { where }),
    };
  };
}

function onBattery(battery: MeasuresSlice['battery']): ValueFor {
  return (key, site, measure) => {
    const found = battery?.heads.get(key);
    const baselines = battery?.baselines[site];
    if (!found || !baselines) return NOTHING;
    const { mean, ...spread } = found.spreads[measure];
    const best = baselines.best[measure];
    return {
      value: mean,
      spread,
      uniform: baselines.uniform[measure],
      ...(best && { best }),
      ...(measure === 'alignment-error' && { diagonal: baselines.diagonal }),
      ...(measure === 'positional' && { where: found.offset }),
    };
  };
}

function bestOf(scores: readonly OffsetScore[]): OffsetScore | undefined {
  return scores.reduce<OffsetScore | undefined>(
    (best, one) => (best && best.score >= one.score ? best : one),
    undefined,
  );
}

const ALL_MEASURES: readonly MeasureName[] = [...MEASURES, ...GOLD_MEASURES];

/** What a site's attention can have: places of two texts have no distance, and a decoder sees no next token. */
function canHave(site: Site, measure: MeasureName): boolean {
  switch (measure) {
    case 'alignment-error':
      return site === 'cross';
    case 'next':
      return site === 'encoder';
    case 'distance':
    case 'previous':
    case 'self':
    case 'positional':
    case 'duplicate':
    case 'induction':
      return site !== 'cross';
    default:
      return true;
  }
}

/** What can be measured of these sites; links of words are known for the battery's pairs alone. */
export function measurable(
  sites: readonly Site[],
  measuresOf: MeasuresSlice['measuresOf'],
): readonly MeasureName[] {
  const known: readonly MeasureName[] = measuresOf === 'text' ? MEASURES : ALL_MEASURES;
  return known.filter((measure) => sites.some((site) => canHave(site, measure)));
}

/** The measures that a table begins with. */
const COLUMNS: readonly MeasureName[] = [
  'alignment-error',
  'previous',
  'next',
  'self',
  'first',
  'special',
  'induction',
  'duplicate',
  'normalized-entropy',
];

/** The columns of a table of these sites: the chosen measure first, or what can be measured where it cannot. */
export function tableColumns(
  sites: readonly Site[],
  chosen: MeasureName,
  measuresOf: MeasuresSlice['measuresOf'],
): readonly [MeasureName, ...MeasureName[]] {
  const possible = measurable(sites, measuresOf);
  const plain = COLUMNS.filter((measure) => possible.includes(measure));
  const first = possible.includes(chosen) ? chosen : (plain[0] ?? 'first');
  return [first, ...plain.filter((measure) => measure !== first)];
}
