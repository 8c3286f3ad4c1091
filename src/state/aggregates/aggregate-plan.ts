import type { AttentionMatrix, AttentionTensor } from '../../core/attention.ts';
import type { Site } from '../../core/head.ts';
import { type AttentionRun, runSites } from '../../core/run.ts';
import { attentionFlow, MOST_FLOW_TOKENS } from '../../math/aggregates/attention-flow.ts';
import { combineHeads } from '../../math/aggregates/combine-heads.ts';
import { rollOut, rollOutAcross } from '../../math/aggregates/rollout.ts';
import type { ViewSlice } from '../view-slice.ts';
import type { AggregatesSlice, AggregateWish, LayerRange } from './aggregates-slice.ts';

/** Why an aggregate is not computed: nothing is wrong with the text. */
export type NoAggregate = 'flow.cross' | 'flow.long' | 'rollout.cross';

type Chosen = Pick<AggregatesSlice, 'aggregate' | 'aggregateSite' | 'aggregateLayers'> &
  Pick<ViewSlice, 'focus'>;

/** The site whose heads are put together: the reader's choice, else that of the focused head. */
export function aggregateSiteOf(run: AttentionRun, { aggregateSite, focus }: Chosen): Site | undefined {
  const sites = runSites(run).map(({ site }) => site);
  const wanted = aggregateSite?.focus === focus.site ? aggregateSite.site : focus.site;
  return sites.includes(wanted) ? wanted : sites[0];
}

/** The chosen layers, within those that the site has. */
export function layersOf(
  run: AttentionRun,
  site: Site,
  { first = 0, last = Infinity }: Partial<LayerRange>,
): LayerRange {
  const most = (runSites(run).find((one) => one.site === site)?.layers ?? 1) - 1;
  const end = Math.min(last, most);
  return { first: Math.min(first, end), last: end };
}

/** What is to be computed; undefined for norms, which the model gives, and without attention. */
export function findWish(run: AttentionRun, chosen: Chosen): AggregateWish | undefined {
  const site = aggregateSiteOf(run, chosen);
  if (!site || chosen.aggregate === 'norms') return undefined;
  const { first, last } = layersOf(run, site, chosen.aggregateLayers);
  // What came before the first of a rollout's layers would be missing in cross-attention.
  return { run, name: chosen.aggregate, site, first: goesAcross(chosen.aggregate, site) ? 0 : first, last };
}

/** Whether a rollout takes encoder, decoder and cross-attention together. */
export function goesAcross(name: AggregateWish['name'], site: Site): boolean {
  return name === 'rollout' && site === 'cross';
}

export function sameWish(a: AggregateWish, b: AggregateWish | undefined): boolean {
  return (
    a.run === b?.run && a.name === b.name && a.site === b.site && a.first === b.first && a.last === b.last
  );
}

/** Why a wish cannot be computed; undefined when it can. */
export function findObstacle({ run, name, site }: AggregateWish): NoAggregate | undefined {
  if (name === 'flow' && site === 'cross') return 'flow.cross';
  if (name === 'flow' && tensorsOf(run, site).some(({ queries }) => queries > MOST_FLOW_TOKENS))
    return 'flow.long';
  const across = goesAcross(name, site);
  if (across && (['encoder', 'decoder'] as const).some((one) => tensorsOf(run, one).length === 0)) {
    return 'rollout.cross';
  }
  return undefined;
}

/** The calculation, in steps. Throws RangeError for a wish that has an obstacle. */
export function* computeAggregate({
  run,
  name,
  site,
  first,
  last,
}: AggregateWish): Generator<void, AttentionMatrix> {
  const among = (one: Site, from = first) =>
    tensorsOf(run, one).filter(({ layer }) => layer >= from && layer <= last);
  switch (name) {
    case 'mean':
    case 'max':
      return yield* combineHeads(among(site), name);
    case 'flow':
      return yield* attentionFlow(among(site));
    case 'rollout': {
      if (site !== 'cross') return yield* rollOut(among(site));
      const encoder = yield* rollOut(tensorsOf(run, 'encoder'));
      return (yield* rollOutAcross(among('decoder', 0), among('cross', 0), encoder)).source;
    }
  }
}

/** How many steps `computeAggregate` takes, about: for telling how far it is. */
export function countSteps({ run, name, site, first, last }: AggregateWish): number {
  const layers = tensorsOf(run, site).filter(({ layer }) => layer >= first && layer <= last);
  const heads = layers.reduce((sum, tensor) => sum + tensor.heads, 0);
  const size = layers[0]?.queries ?? 0;
  if (name === 'flow') return heads + size * size;
  return name === 'rollout' ? heads + size * (layers.length - 1) : heads;
}

function tensorsOf({ attentions }: AttentionRun, site: Site): AttentionTensor[] {
  return attentions.filter((tensor) => tensor.site === site).sort((a, b) => a.layer - b.layer);
}
