import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allHeads, headKey } from '../../core/head.ts';
import type { HeadLabel } from '../../core/head-label.ts';
import { gridGroups, type KnownOfHeads } from './grid-groups.ts';
import { GRID_GROUPS, MODEL_ORDER } from './grid-slice.ts';

const shape = { site: 'encoder', layers: 2, heads: 3 } as const;
const nothing: KnownOfHeads = { valuesOf: () => undefined, labels: {}, clusters: undefined };
const scores: Record<string, number> = {
  'encoder.0.0': 0.1,
  'encoder.0.1': 0.9,
  'encoder.0.2': 0.5,
  'encoder.1.0': 0.9,
  'encoder.1.2': 0.7,
};
const scored: KnownOfHeads = { ...nothing, valuesOf: () => new Map(Object.entries(scores)) };
const keys = (...args: Parameters<typeof gridGroups>) =>
  gridGroups(...args).map(({ heads }) => heads.map(headKey));

describe('nothing known', () => {
  test('a site without layers or heads has no groups', () => {
    expect(gridGroups({ ...shape, layers: 0 }, MODEL_ORDER, nothing)).toEqual([]);
    expect(gridGroups({ ...shape, heads: 0 }, MODEL_ORDER, nothing)).toEqual([]);
  });

  test('a layer is a group, in the model’s order', () => {
    expect(keys(shape, MODEL_ORDER, nothing)).toEqual([
      ['encoder.0.0', 'encoder.0.1', 'encoder.0.2'],
      ['encoder.1.0', 'encoder.1.1', 'encoder.1.2'],
    ]);
  });

  test('before values and clusters are known, every head is there, unsorted', () => {
    const filter = { kind: 'least', measure: 'previous', least: 0.5 } as const;
    expect(keys(shape, { sort: 'previous', group: 'similarity', filter }, nothing)).toEqual([
      allHeads([shape]).map(headKey),
    ]);
  });
});

test('sorted within a layer: the largest first, a head without a value last', () => {
  expect(keys(shape, { ...MODEL_ORDER, sort: 'previous' }, scored)).toEqual([
    ['encoder.0.1', 'encoder.0.2', 'encoder.0.0'],
    ['encoder.1.0', 'encoder.1.2', 'encoder.1.1'],
  ]);
});

test('sorted over the site, equal values in the model’s order', () => {
  expect(keys(shape, { sort: 'previous', group: 'site', filter: undefined }, scored)[0]?.slice(0, 3)).toEqual(
    ['encoder.0.1', 'encoder.1.0', 'encoder.1.2'],
  );
});

test('what scores less than asked is left out, and so is a layer without heads', () => {
  const filter = { kind: 'least', measure: 'previous', least: 0.7 } as const;
  expect(keys(shape, { ...MODEL_ORDER, filter }, scored)).toEqual([
    ['encoder.0.1'],
    ['encoder.1.0', 'encoder.1.2'],
  ]);
  expect(keys(shape, { ...MODEL_ORDER, filter: { ...filter, least: 0.9 } }, scored)).toHaveLength(2);
  expect(keys(shape, { ...MODEL_ORDER, filter: { ...filter, least: 0.91 } }, scored)).toEqual([]);
});

test('heads with a name: only those that the battery gave it', () => {
  const labels = { 'encoder.1.1': [{ name: 'previous' } as HeadLabel] };
  const order = { ...MODEL_ORDER, filter: { kind: 'label', label: 'previous' } as const };
  expect(gridGroups(shape, order, { ...nothing, labels })).toEqual([
    { kind: 'layer', index: 1, heads: [{ site: 'encoder', layer: 1, head: 1 }] },
  ]);
  expect(keys(shape, order, nothing)).toEqual([]);
});

test('clusters in their order, those that are alone last', () => {
  const [first, second, third, ...others] = allHeads([shape]);
  if (!first || !second || !third) throw new Error('three heads');
  const clusters = {
    alike: [[third, first], others],
    alone: [second],
    rows: 1,
    ofRows: 1,
    keys: 1,
    ofKeys: 1,
  };
  const groups = gridGroups(shape, { ...MODEL_ORDER, group: 'similarity' }, { ...nothing, clusters });
  expect(groups.map(({ kind, index }) => `${kind} ${index}`)).toEqual(['alike 0', 'alike 1', 'alone 0']);
  expect(groups[0]?.heads).toEqual([third, first]);
});

test('however it is ordered, every head stands in one place', () => {
  const measure = fc.constantFrom('model', 'previous', 'entropy');
  fc.assert(
    fc.property(
      fc.nat(5),
      fc.nat(13),
      measure,
      fc.constantFrom(...GRID_GROUPS),
      (layers, heads, sort, group) => {
        const site = { site: 'encoder', layers, heads } as const;
        const values = new Map(allHeads([site]).map((head, at) => [headKey(head), (at * 7) % 5]));
        const known = { ...nothing, valuesOf: () => values };
        const order = { sort: sort as 'model', group, filter: undefined };
        expect(keys(site, order, known).flat().sort()).toEqual(allHeads([site]).map(headKey).sort());
      },
    ),
  );
});
