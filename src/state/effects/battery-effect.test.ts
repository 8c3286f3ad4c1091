import { describe, expect, it, vi } from 'vitest';
import { HeadlightError } from '../../core/errors.ts';
import type { PromptMeasures } from '../../core/measure.ts';
import type { Engine } from '../../engine/client/engine-client.ts';
import type { JudgedBattery } from '../../engine/measures/measures-client.ts';
import type { ModelSource, OpenedModel } from '../../engine/protocol.ts';
import { createAppStore } from '../app-store.ts';
import { startBatteryEffect } from './battery-effect.ts';

const modelOf = (id: string, picture = false) =>
  ({
    manifest: {
      id,
      revision: 'r',
      sites: [{ site: 'encoder', layers: 1, heads: 1 }],
      tasks: [{ task: 'sentiment', examples: ['text'] }],
      ...(picture && { picture: {} }),
    },
    urls: {},
  }) as unknown as ModelSource;

const judged = {
  battery: { heads: new Map(), baselines: {}, prompts: {} },
  labels: { 'encoder.0.0': [{ name: 'broad' }] },
} as unknown as JudgedBattery;
const TEXTS = 3;

function setup(ask: (prompt: number) => Promise<unknown> = async () => undefined, picture = false) {
  const asked: number[] = [];
  const texts: boolean[] = [];
  const engine = {
    async ask(_: string, { prompt }: { prompt: number }) {
      asked.push(prompt);
      await ask(prompt);
      return { prompts: TEXTS, measures: { kind: 'repeats' } as PromptMeasures };
    },
  } as unknown as Pick<Engine, 'ask'>;
  const client = {
    addText: async (_: PromptMeasures, first: boolean) => texts.push(first),
    judgeBattery: async () => judged,
  };
  const store = createAppStore({ models: [modelOf('one', picture), modelOf('two')] });
  store.getState().setEngine({ kind: 'ready', opened: {} as OpenedModel });
  startBatteryEffect(store, engine, client);
  return { store, asked, texts };
}

describe('the battery', () => {
  it('is not run before anybody wants it', async () => {
    const { asked } = setup();
    await Promise.resolve();
    expect(asked).toEqual([]);
  });

  it('runs text by text when the measures are shown, and names heads at the end', async () => {
    const { store, asked, texts } = setup();
    store.getState().setView({ view: 'measures' });
    expect(store.getState().batteryStatus.kind).toBe('running');
    expect(store.getState().headLabels).toEqual({});
    await vi.waitFor(() => expect(store.getState().battery).toBe(judged.battery));
    expect(asked).toEqual([0, 1, 2]);
    expect(texts).toEqual([true, false, false]);
    expect(store.getState().headLabels).toBe(judged.labels);
    expect(store.getState().batteryStatus).toEqual({ kind: 'idle' });
  });

  it('is run for whoever wants names of heads', async () => {
    const { store } = setup();
    store.getState().wantBattery();
    await vi.waitFor(() => expect(store.getState().battery).toBeDefined());
  });

  it('stops when the reader stops it, and begins anew when it is started again', async () => {
    const { store, asked } = setup(async (prompt) => {
      if (prompt === 1 && asked.length === 2) store.getState().setBatteryStatus({ kind: 'stopped' });
    });
    store.getState().setView({ view: 'measures' });
    await vi.waitFor(() => expect(asked).toEqual([0, 1]));
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).toEqual([0, 1]);
    expect(store.getState().battery).toBeUndefined();
    store.getState().setBatteryStatus({ kind: 'idle' });
    await vi.waitFor(() => expect(store.getState().battery).toBeDefined());
    expect(asked).toEqual([0, 1, 0, 1, 2]);
  });

  it('says why it failed, and does not try again by itself', async () => {
    const { store, asked } = setup(async () => {
      throw new Error('no memory');
    });
    store.getState().setView({ view: 'measures' });
    await vi.waitFor(() =>
      expect(store.getState().batteryStatus).toEqual({ kind: 'failed', cause: 'Error: no memory' }),
    );
    expect(asked).toEqual([0]);
  });

  it('counts a stopped engine as stopped', async () => {
    const { store } = setup(async () => {
      throw new HeadlightError('run.aborted');
    });
    store.getState().setView({ view: 'measures' });
    await vi.waitFor(() => expect(store.getState().batteryStatus).toEqual({ kind: 'stopped' }));
  });

  it('goes with its model, and comes back with it without running again', async () => {
    const { store, asked } = setup();
    const opened = {} as OpenedModel;
    store.getState().wantBattery();
    await vi.waitFor(() => expect(store.getState().battery).toBeDefined());
    store.getState().openModel({ modelId: 'two', provider: 'auto' });
    expect(store.getState().battery).toBeUndefined();
    expect(store.getState().headLabels).toEqual({});
    store.getState().setEngine({ kind: 'ready', opened });
    await vi.waitFor(() => expect(asked).toHaveLength(2 * TEXTS));
    await vi.waitFor(() => expect(store.getState().battery).toBeDefined());
    store.getState().openModel({ modelId: 'one', provider: 'auto' });
    store.getState().setEngine({ kind: 'ready', opened });
    expect(store.getState().battery).toBe(judged.battery);
    expect(asked).toHaveLength(2 * TEXTS);
  });

  it('has no texts for a model that reads pictures', async () => {
    const { store, asked } = setup(undefined, true);
    store.getState().setView({ view: 'measures' });
    await Promise.resolve();
    expect(asked).toEqual([]);
  });
});
