import { describe, expect, it } from 'vitest';
import type { AttentionTensor } from '../../core/attention.ts';
import type { Site } from '../../core/head.ts';
import type { AttentionRun } from '../../core/run.ts';
import { finish } from '../../math/aggregates/combine-heads.ts';
import {
  aggregateSiteOf,
  computeAggregate,
  countSteps,
  findObstacle,
  findWish,
  layersOf,
} from './aggregate-plan.ts';
import type { AGGREGATES } from './aggregates-slice.ts';

const uniform = (site: Site, layer: number, queries: number, keys: number): AttentionTensor => ({
  site,
  layer,
  heads: 2,
  queries,
  keys,
  data: new Float32Array(2 * queries * keys).fill(1 / keys),
});
const runOf = (...attentions: AttentionTensor[]) => ({ attentions }) as unknown as AttentionRun;
const translation = runOf(
  // Out of order: a run from elsewhere may be.
  ...[1, 0].flatMap((layer) => [
    uniform('encoder', layer, 3, 3),
    uniform('decoder', layer, 2, 2),
    uniform('cross', layer, 2, 3),
  ]),
);
const chosen = (aggregate: (typeof AGGREGATES)[number], site: Site) => ({
  aggregate,
  aggregateSite: undefined,
  aggregateLayers: {},
  focus: { site, layer: 0, head: 0 },
});

describe('the plan of an aggregate', () => {
  it('is none without attention, and none for norms, which the model gives', () => {
    expect(findWish(runOf(), chosen('mean', 'encoder'))).toBeUndefined();
    expect(findWish(translation, chosen('norms', 'encoder'))).toBeUndefined();
  });

  it('follows the focused head, until the reader chooses a site', () => {
    const follows = chosen('mean', 'cross');
    expect(aggregateSiteOf(translation, follows)).toBe('cross');
    const own = { ...follows, aggregateSite: { site: 'encoder', focus: 'cross' } as const };
    expect(aggregateSiteOf(translation, own)).toBe('encoder');
    expect(aggregateSiteOf(translation, { ...own, focus: { ...own.focus, site: 'decoder' } })).toBe(
      'decoder',
    );
    expect(aggregateSiteOf(runOf(uniform('decoder', 0, 1, 1)), follows)).toBe('decoder');
  });

  it('keeps its layers within those that there are', () => {
    expect(layersOf(translation, 'encoder', {})).toEqual({ first: 0, last: 1 });
    expect(layersOf(translation, 'encoder', { first: 5, last: 9 })).toEqual({ first: 1, last: 1 });
    expect(layersOf(translation, 'encoder', { first: 1, last: 0 })).toEqual({ first: 0, last: 0 });
  });

  it('says why flow is not computed: across two texts, and for long ones', () => {
    const wish = findWish(translation, chosen('flow', 'cross')) ?? expect.fail();
    expect(findObstacle(wish)).toBe('flow.cross');
    const long = findWish(runOf(uniform('encoder', 0, 33, 33)), chosen('flow', 'encoder')) ?? expect.fail();
    expect(findObstacle(long)).toBe('flow.long');
    expect(findObstacle({ ...long, name: 'rollout' })).toBeUndefined();
  });

  it('rolls cross-attention out only with both stacks', () => {
    const alone = findWish(runOf(uniform('cross', 0, 2, 3)), chosen('rollout', 'cross')) ?? expect.fail();
    expect(findObstacle(alone)).toBe('rollout.cross');
    const late = { ...chosen('rollout', 'cross'), aggregateLayers: { first: 1 } };
    expect(findWish(translation, late)).toMatchObject({ first: 0, last: 1 });
  });

  it.each(['mean', 'max', 'rollout', 'flow'] as const)(
    'computes the %s of every site that has one',
    (name) => {
      for (const site of ['encoder', 'decoder', 'cross'] as const) {
        const wish = findWish(translation, chosen(name, site)) ?? expect.fail();
        if (findObstacle(wish)) continue;
        const { queries, keys, data } = finish(computeAggregate(wish));
        expect([queries, keys]).toEqual(site === 'cross' ? [2, 3] : [queries, queries]);
        expect(data.every((value) => value > 0 && value <= 1)).toBe(true);
        expect(countSteps(wish)).toBeGreaterThan(0);
      }
    },
  );

  it('takes the chosen layers alone', () => {
    const identity = { ...uniform('encoder', 1, 2, 2), data: Float32Array.of(1, 0, 0, 1, 1, 0, 0, 1) };
    const run = runOf(uniform('encoder', 0, 2, 2), identity);
    const wish =
      findWish(run, { ...chosen('mean', 'encoder'), aggregateLayers: { first: 1 } }) ?? expect.fail();
    expect([...finish(computeAggregate(wish)).data]).toEqual([1, 0, 0, 1]);
  });
});
