import { describe, expect, test, vi } from 'vitest';
import type { AttentionTensor } from '../../core/attention.ts';
import { headKey } from '../../core/head.ts';
import type { AttentionRun } from '../../core/run.ts';
import { createAppStore } from '../app-store.ts';
import type { LayerSummary, SiteClusters } from '../grid/grid-slice.ts';
import { startLayerSummaryEffect, summarizeLayers } from './layer-summary-effect.ts';
import { clusterSites, sampleSize, startSimilarityEffect } from './similarity-effect.ts';

type Pattern = 'self' | 'first' | 'uniform' | 'masked';

/** One layer, one head a pattern. */
function tensorOf(layer: number, tokens: number, patterns: readonly Pattern[]): AttentionTensor {
  const data = new Float32Array(patterns.length * tokens * tokens);
  patterns.forEach((pattern, head) => {
    for (let query = 0; query < tokens; query++) {
      const row = (head * tokens + query) * tokens;
      if (pattern === 'uniform') data.fill(1 / tokens, row, row + tokens);
      if (pattern === 'self') data[row + query] = 1;
      if (pattern === 'first') data[row] = 1;
    }
  });
  return { site: 'encoder', layer, heads: patterns.length, queries: tokens, keys: tokens, data };
}

function runOf(id: number, tokens: number, ...layers: readonly (readonly Pattern[])[]): AttentionRun {
  const source = Array.from({ length: tokens }, (_, at) => ({ text: `w${at}`, special: at === tokens - 1 }));
  return {
    id,
    tokens: { source, target: [] },
    attentions: layers.map((patterns, layer) => tensorOf(layer, tokens, patterns)),
  } as unknown as AttentionRun;
}

function clustersOf(run: AttentionRun): SiteClusters | undefined {
  const sites: { encoder?: SiteClusters } = {};
  for (const _ of clusterSites(run, sites));
  return sites.encoder;
}
const keysOf = (clusters: SiteClusters | undefined) => clusters?.alike.map((group) => group.map(headKey));

describe('heads that look alike', () => {
  test('without tokens and without a row of weights, every head is like no other', () => {
    expect(clustersOf(runOf(1, 0, ['self', 'first']))).toMatchObject({ alike: [], rows: 0, ofRows: 0 });
    expect(clustersOf(runOf(1, 4, ['masked', 'masked']))?.alone).toHaveLength(2);
  });

  test('one head alone is alone', () => {
    expect(clustersOf(runOf(1, 4, ['self']))).toMatchObject({
      alike: [],
      rows: 4,
      ofRows: 4,
      keys: 4,
      ofKeys: 4,
    });
  });

  test('equal heads of different layers stand together, others alone', () => {
    const clusters = clustersOf(runOf(1, 6, ['self', 'first', 'uniform'], ['first', 'self', 'self']));
    expect(keysOf(clusters)).toEqual([
      ['encoder.0.0', 'encoder.1.1', 'encoder.1.2'],
      ['encoder.0.1', 'encoder.1.0'],
    ]);
    expect(clusters?.alone.map(headKey)).toEqual(['encoder.0.2']);
  });

  test('a large run is compared in parts, and says which', () => {
    const heads = new Array<Pattern>(144).fill('self');
    expect(sampleSize(144, 512, 512)).toEqual({ rows: 18, keys: 64 });
    const clusters = clustersOf(runOf(1, 128, heads));
    expect(clusters).toMatchObject({ rows: 18, ofRows: 128, keys: 64, ofKeys: 128, alone: [] });
    expect(clusters?.alike[0]).toHaveLength(144);
  });
});

test('heads are compared only while the grid is grouped by likeness, and again for a new run', async () => {
  const store = createAppStore({ models: [] });
  const stop = startSimilarityEffect(store);
  const { setRun, input, setGridOrder } = store.getState();
  setRun(runOf(1, 4, ['self', 'self']), input);
  await Promise.resolve();
  expect(store.getState().headClusters).toBeUndefined();
  setGridOrder({ group: 'similarity' });
  await vi.waitFor(() => expect(store.getState().headClusters?.runId).toBe(1));
  setRun(runOf(2, 4, ['self', 'first']), input);
  await vi.waitFor(() => expect(store.getState().headClusters?.runId).toBe(2));
  expect(store.getState().headClusters?.sites.encoder?.alike).toEqual([]);
  stop();
});

describe('numbers beside a layer', () => {
  const summaryOf = (run: AttentionRun) => {
    const layers = new Map<string, LayerSummary>();
    for (const _ of summarizeLayers(run, layers));
    return Object.fromEntries(layers);
  };

  test('nothing to say without tokens', () => {
    expect(summaryOf(runOf(1, 0, ['self']))).toEqual({
      'encoder.0': { strongest: Number.NaN, parked: Number.NaN },
    });
  });

  test('means over the heads; the first token and special ones are where weight is parked', () => {
    // Four tokens, the last special: “self” parks 2 of 4 rows, “uniform” 2 of 4 keys.
    expect(summaryOf(runOf(1, 4, ['self', 'first'], ['uniform', 'uniform']))).toEqual({
      'encoder.0': { strongest: 1, parked: 0.75 },
      'encoder.1': { strongest: 0.25, parked: 0.5 },
    });
  });

  test('they come after the heads are painted, and not for a run that is no longer there', async () => {
    const store = createAppStore({ models: [] });
    const stop = startLayerSummaryEffect(store);
    const { setRun, input, markGridPainted } = store.getState();
    setRun(runOf(1, 4, ['self']), input);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(store.getState().layerSummaries).toBeUndefined();
    markGridPainted(1);
    setRun(runOf(2, 4, ['first']), input);
    markGridPainted(2);
    await vi.waitFor(() => expect(store.getState().layerSummaries?.runId).toBe(2));
    stop();
  });
});
