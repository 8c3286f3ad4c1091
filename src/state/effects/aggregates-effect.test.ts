import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HeadlightError } from '../../core/errors.ts';
import type { RunNorms } from '../../core/inspection.ts';
import type { AttentionRun } from '../../core/run.ts';
import type { Engine } from '../../engine/client/engine-client.ts';
import { type AppStore, createAppStore } from '../app-store.ts';
import { startAggregatesEffect } from './aggregates-effect.ts';
import { startNormsEffect } from './norms-effect.ts';

const runOf = (id: number, weights: readonly number[], provider = 'wasm') =>
  ({
    id,
    provider,
    interventions: [],
    tokens: { source: [{ id: 7 }, { id: 8 }], target: [] },
    output: { task: 'sentiment', classes: [] },
    attentions: [
      { site: 'encoder', layer: 0, heads: 1, queries: 2, keys: 2, data: Float32Array.from(weights) },
    ],
  }) as unknown as AttentionRun;

const first = runOf(1, [1, 0, 0, 1]);
const second = runOf(2, [0, 1, 1, 0]);
let store: AppStore;
let end = () => {};

beforeEach(() => {
  store = createAppStore({ models: [] });
});
afterEach(() => end());

describe('the aggregates effect', () => {
  beforeEach(() => {
    end = startAggregatesEffect(store);
  });
  const values = () => [...(store.getState().aggregated?.matrix.data ?? [])];

  it('computes nothing while another view is shown, or without a run', () => {
    store.setState({ run: first });
    expect(store.getState().aggregating).toBeUndefined();
    store.setState({ run: undefined, view: 'aggregates' });
    expect(store.getState()).toMatchObject({ aggregating: undefined, aggregated: undefined });
  });

  it('computes what is chosen, and again for another choice and another run', async () => {
    store.setState({ run: first, view: 'aggregates' });
    await vi.waitFor(() => expect(values()).toEqual([1, 0, 0, 1]));
    store.getState().setAggregate({ aggregate: 'rollout' });
    await vi.waitFor(() => expect(store.getState().aggregated?.of.name).toBe('rollout'));
    store.setState({ run: second });
    await vi.waitFor(() => expect(values()).toEqual([0.5, 0.5, 0.5, 0.5]));
    expect(store.getState()).toMatchObject({ aggregating: undefined, aggregated: { of: { run: second } } });
  });

  it('lets the newest run win', async () => {
    store.setState({ run: first, view: 'aggregates' });
    store.setState({ run: second });
    await vi.waitFor(() => expect(values()).toEqual([0, 1, 1, 0]));
    expect(store.getState().aggregating).toBeUndefined();
  });

  it('does not begin again what is there', async () => {
    store.setState({ run: first, view: 'aggregates' });
    await vi.waitFor(() => expect(store.getState().aggregated).toBeDefined());
    const before = store.getState().aggregated;
    store.setState({ view: 'measures' });
    store.setState({ view: 'aggregates' });
    expect(store.getState()).toMatchObject({ aggregating: undefined });
    expect(store.getState().aggregated).toBe(before);
  });
});

describe('the norms effect', () => {
  const norms: RunNorms = { weighted: [], headOutputs: [], residual: [] };
  const ask = vi.fn();
  beforeEach(() => {
    ask.mockReset();
    end = startNormsEffect(store, { ask } as unknown as Engine);
    store.setState({ engine: { kind: 'ready', opened: {} as never } });
  });

  it('asks once for a run, for its tokens as they were read, and only while aggregates are shown', async () => {
    ask.mockResolvedValue(norms);
    store.setState({ run: first });
    expect(ask).not.toHaveBeenCalled();
    store.setState({ view: 'aggregates' });
    await vi.waitFor(() => expect(store.getState().norms).toEqual({ run: first, norms }));
    store.getState().setAggregate({ aggregate: 'norms' });
    expect(ask.mock.calls).toEqual([
      ['norms', { run: { task: 'sentiment', source: [7, 8], target: [], interventions: [] } }],
    ]);
  });

  it('asks nothing of attention that was computed elsewhere', () => {
    store.setState({ run: runOf(3, [1, 0, 0, 1], 'elsewhere'), view: 'aggregates' });
    expect(ask).not.toHaveBeenCalled();
  });

  it('says what failed, and does not ask for the same run again', async () => {
    ask.mockRejectedValue(new HeadlightError('run.failed', { output: 'softmax' }));
    store.setState({ run: first, view: 'aggregates' });
    await vi.waitFor(() =>
      expect(store.getState().normsStatus).toMatchObject({ kind: 'failed', run: first }),
    );
    store.getState().setAggregate({ aggregate: 'norms' });
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
