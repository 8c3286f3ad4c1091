import { describe, expect, it, vi } from 'vitest';
import { HeadlightError } from '../../core/errors.ts';
import type { HeadInspection } from '../../core/inspection.ts';
import type { AttentionRun } from '../../core/run.ts';
import type { Engine } from '../../engine/client/engine-client.ts';
import type { InspectRequest, ModelSource, OpenedModel } from '../../engine/protocol.ts';
import { NO_CHANGE } from '../../math/steps/what-if.ts';
import { type AppStore, createAppStore } from '../app-store.ts';
import { startInspectEffect } from './inspect-effect.ts';

const model = {
  manifest: {
    id: 'm',
    sites: [{ site: 'encoder', layers: 1, heads: 3 }],
    tasks: [{ task: 'sentiment', examples: ['a'] }],
  },
  urls: {},
} as unknown as ModelSource;
const opened = { provider: 'wasm', threads: 1 } as OpenedModel;
const ofHead = ({ head }: InspectRequest) => ({ head }) as HeadInspection;

function runOf(change: Partial<AttentionRun> = {}): AttentionRun {
  const token = { id: 7, text: 'a', special: false, unknown: false, span: { start: 0, end: 1 }, word: 0 };
  return {
    id: 1,
    tokens: { source: [token], target: [] },
    attentions: [
      { site: 'encoder', layer: 0, heads: 3, queries: 1, keys: 1, data: new Float32Array([1, 1, 1]) },
    ],
    output: { task: 'sentiment', classes: [] },
    interventions: [],
    provider: 'wasm',
    ...change,
  } as unknown as AttentionRun;
}

function setup(inspect: (request: InspectRequest) => Promise<HeadInspection>) {
  const asked: InspectRequest[] = [];
  const store = createAppStore({ models: [model] });
  const engine = {
    ask: (_: string, request: InspectRequest) => {
      asked.push(request);
      return inspect(request);
    },
  } as unknown as Engine;
  startInspectEffect(store, engine);
  store.getState().setEngine({ kind: 'ready', opened });
  return { store, asked };
}

const show = (store: AppStore, run: AttentionRun) => store.getState().setRun(run, store.getState().input);
const isReady = (store: AppStore) => vi.waitFor(() => expect(store.getState().inspection.kind).toBe('ready'));

describe('the inspect effect', () => {
  it('asks for nothing while the steps are not shown', () => {
    const { store, asked } = setup(async (request) => ofHead(request));
    show(store, runOf());
    expect(asked).toEqual([]);
  });

  it('asks for the focused head with the ids that were read', async () => {
    const { store, asked } = setup(async (request) => ofHead(request));
    show(store, runOf());
    store.getState().setView({ view: 'steps' });
    await isReady(store);
    const head = { site: 'encoder', layer: 0, head: 0 };
    const run = { task: 'sentiment', source: [7], target: [], interventions: [] };
    expect(asked).toEqual([{ run, head }]);
    expect(store.getState().inspected?.inspection.head).toEqual(head);
  });

  it('asks for nothing of attention that was computed elsewhere, nor for a head that the run lacks', () => {
    const { store, asked } = setup(async (request) => ofHead(request));
    store.getState().setView({ view: 'steps' });
    show(store, runOf({ provider: 'elsewhere', output: { task: 'attention' } }));
    store.getState().chooseHead({ site: 'encoder', layer: 0, head: 3 });
    show(store, runOf());
    expect(asked).toEqual([]);
  });

  it('lets the latest head win, and keeps the last one in the picture until then', async () => {
    const answers: (() => void)[] = [];
    const { store, asked } = setup(
      (request) => new Promise((resolve) => answers.push(() => resolve(ofHead(request)))),
    );
    store.getState().setView({ view: 'steps' });
    show(store, runOf());
    for (const head of [1, 2]) store.getState().chooseHead({ site: 'encoder', layer: 0, head });
    answers[0]?.();
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(store.getState().inspected).toBeUndefined();
    answers[1]?.();
    await isReady(store);
    expect(asked.map(({ head }) => head.head)).toEqual([0, 2]);
    store.getState().chooseHead({ site: 'encoder', layer: 0, head: 0 });
    expect(store.getState().inspection.kind).toBe('loading');
    expect(store.getState().inspected?.inspection.head.head).toBe(2);
  });

  it('says what failed, and asks again when it is tried again', async () => {
    let works = false;
    const { store } = setup(async (request) => {
      if (!works) throw new HeadlightError('run.failed', { output: 'inspect' });
      return ofHead(request);
    });
    store.getState().setView({ view: 'steps' });
    show(store, runOf());
    await vi.waitFor(() => expect(store.getState().inspection).toMatchObject({ kind: 'failed' }));
    works = true;
    store.getState().setInspection({ kind: 'idle' });
    await isReady(store);
  });

  it('takes the whole layer apart only for all heads, head by head', async () => {
    const { store, asked } = setup(async (request) => ofHead(request));
    store.getState().setView({ view: 'steps' });
    show(store, runOf());
    await isReady(store);
    expect(asked).toHaveLength(1);
    store.getState().setStepsLevel('heads');
    await vi.waitFor(() => expect(store.getState().inspectedLayer?.heads).toHaveLength(3));
    expect(store.getState().inspectedLayer?.heads.map(({ head }) => head.head)).toEqual([0, 1, 2]);
  });

  it('stops the layer of a run that another one has replaced', async () => {
    const { store } = setup(async (request) => ofHead(request));
    store.getState().setView({ view: 'steps' });
    store.getState().setStepsLevel('heads');
    show(store, runOf());
    const next = runOf({ id: 2 });
    show(store, next);
    await vi.waitFor(() => expect(store.getState().inspectedLayer?.heads).toHaveLength(3));
    expect(store.getState().inspectedLayer?.run).toBe(next);
  });

  it('begins another head without a change', async () => {
    const { store } = setup(async (request) => ofHead(request));
    store.getState().setView({ view: 'steps' });
    show(store, runOf());
    await isReady(store);
    store.getState().setWhatIf({ temperature: 2 });
    expect(store.getState().whatIf).toEqual({ ...NO_CHANGE, temperature: 2 });
    store.getState().chooseHead({ site: 'encoder', layer: 0, head: 1 });
    await isReady(store);
    expect(store.getState().whatIf).toEqual(NO_CHANGE);
  });
});
