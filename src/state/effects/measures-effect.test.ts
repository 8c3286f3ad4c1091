import { describe, expect, it, vi } from 'vitest';
import type { AttentionTensor } from '../../core/attention.ts';
import type { AttentionRun } from '../../core/run.ts';
import { measureLayer } from '../../engine/measures/measure-layer.ts';
import type { MeasuresClient } from '../../engine/measures/measures-client.ts';
import { createAppStore } from '../app-store.ts';
import type { Input } from '../input-slice.ts';
import { runContext, startMeasuresEffect } from './measures-effect.ts';

const token = (text: string, id: number, special = false) => ({
  id,
  text,
  special,
  unknown: false,
  span: { start: 0, end: 0 },
  word: 0,
});
const layerOf = (layer: number): AttentionTensor => ({
  site: 'encoder',
  layer,
  heads: 1,
  queries: 2,
  keys: 2,
  data: Float32Array.of(1, 0, 0, 1),
});

function runOf(id: number, layers: number): AttentionRun {
  return {
    id,
    provider: 'wasm',
    tokens: { source: [token('a', 7), token('b', 8)], target: [] },
    attentions: Array.from({ length: layers }, (_, layer) => layerOf(layer)),
  } as unknown as AttentionRun;
}

function setup(measure: MeasuresClient['measureLayer'] = async (request) => measureLayer(request)) {
  const measureSpy = vi.fn(measure);
  const store = createAppStore({ models: [] });
  startMeasuresEffect(store, {
    measureLayer: measureSpy,
    addText: async () => undefined,
    judgeBattery: () => Promise.reject(new Error('not asked')),
  });
  const setRun = (run: AttentionRun) => store.getState().setRun(run, {} as Input);
  return { store, setRun, measureSpy };
}

describe('measuring the text', () => {
  it('waits until somebody wants it', () => {
    const { setRun, measureSpy } = setup();
    setRun(runOf(1, 2));
    expect(measureSpy).not.toHaveBeenCalled();
  });

  it('measures layer by layer when the panel is shown', async () => {
    const { store, setRun } = setup();
    setRun(runOf(1, 3));
    store.getState().setView({ view: 'measures' });
    await vi.waitFor(() => expect(store.getState().measures).toMatchObject({ runId: 1, layersDone: 3 }));
    const { heads, baselines } = store.getState().measures ?? expect.fail('nothing measured');
    expect([...heads.keys()]).toEqual(['encoder.0.0', 'encoder.1.0', 'encoder.2.0']);
    expect(heads.get('encoder.2.0')?.values.self).toBe(1);
    expect(baselines.encoder?.uniform.self).toBe(0.5);
  });

  it('measures for anybody who wants it, until nobody does', async () => {
    const { store, setRun, measureSpy } = setup();
    store.getState().wantMeasures('grid', true);
    setRun(runOf(1, 1));
    await vi.waitFor(() => expect(store.getState().measures?.runId).toBe(1));
    store.getState().wantMeasures('grid', false);
    setRun(runOf(2, 1));
    expect(measureSpy).toHaveBeenCalledTimes(1);
    expect(store.getState().measures?.runId).toBe(1);
  });

  it('measures a run once, however often it is wanted', async () => {
    const { store, setRun, measureSpy } = setup();
    setRun(runOf(1, 1));
    for (const view of ['measures', 'attention', 'measures'] as const) {
      store.getState().setView({ view });
      await vi.waitFor(() => expect(store.getState().measures?.runId).toBe(1));
    }
    expect(measureSpy).toHaveBeenCalledTimes(1);
  });

  it('drops a run that another one took the place of', async () => {
    const { store, setRun } = setup();
    store.getState().setView({ view: 'measures' });
    setRun(runOf(1, 5));
    setRun(runOf(2, 1));
    await vi.waitFor(() => expect(store.getState().measures?.runId).toBe(2));
    await new Promise((resolve) => setTimeout(resolve));
    expect(store.getState().measures).toMatchObject({ runId: 2, layersDone: 1 });
  });

  it('says what went wrong', async () => {
    const { store, setRun } = setup(() => Promise.reject(new Error('gone')));
    store.getState().setView({ view: 'measures' });
    setRun(runOf(1, 1));
    await vi.waitFor(() => expect(store.getState().measuresError).toBe('Error: gone'));
  });
});

describe('what rows and columns are', () => {
  it('is the model’s own ids', () => {
    expect(runContext(runOf(1, 1), 'encoder', 2, 2)).toMatchObject({
      causal: false,
      self: true,
      queries: [{ id: 7 }, { id: 8 }],
    });
  });

  it('goes by the text for tokens from elsewhere, which have no ids', () => {
    const source = ['a', 'b', 'a'].map((text, id) => token(text, id));
    const run = { ...runOf(1, 1), provider: 'elsewhere', tokens: { source, target: [] } } as AttentionRun;
    expect(runContext(run, 'encoder', 3, 3).queries.map(({ id }) => id)).toEqual([0, 1, 0]);
  });

  it('is the written tokens in rows of cross-attention', () => {
    const target = [token('<s>', 2, true), token('x', 5), token('</s>', 3, true)];
    const run = { ...runOf(1, 1), tokens: { source: [token('a', 7)], target } } as AttentionRun;
    const { self, queries, keys } = runContext(run, 'cross', 2, 1);
    expect(self).toBe(false);
    expect(queries.map(({ id }) => id)).toEqual([5, 3]);
    expect(keys.map(({ id }) => id)).toEqual([7]);
  });
});
