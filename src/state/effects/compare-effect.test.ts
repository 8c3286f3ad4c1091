import { describe, expect, it, vi } from 'vitest';
import { HeadlightError } from '../../core/errors.ts';
import type { Engine } from '../../engine/client/engine-client.ts';
import type { BesideRequest, ModelSource, OpenedModel, RunResult } from '../../engine/protocol.ts';
import { createAppStore } from '../app-store.ts';
import { encoderRun } from '../compare/compare-fixtures.ts';
import { startCompareEffect } from './compare-effect.ts';
import { startRankEffect } from './rank-effect.ts';

const modelOf = (id: string) =>
  ({
    manifest: {
      id,
      revision: '1',
      architecture: 'encoder',
      sites: [{ site: 'encoder', layers: 2, heads: 2 }],
      tasks: [{ task: 'masked-word', examples: ['a b c'] }],
    },
    urls: {},
  }) as unknown as ModelSource;
const HEAD = { site: 'encoder', layer: 0, head: 0 } as const;

function setup(answer: (request: BesideRequest) => Promise<RunResult> | RunResult) {
  const store = createAppStore({ models: [modelOf('m'), modelOf('n')] });
  const requests: BesideRequest[] = [];
  const engine = {
    ask: async (_name: string, request: BesideRequest) => {
      requests.push(request);
      return answer(request);
    },
  } as unknown as Engine;
  const { setEngine, setRun, setView, input } = store.getState();
  startCompareEffect(store, engine);
  startRankEffect(store);
  setEngine({ kind: 'ready', opened: { provider: 'wasm', threads: 1 } as OpenedModel });
  setRun(encoderRun('a b c', [0, 0]), input);
  return { store, requests, show: () => setView({ view: 'compare' }) };
}

/** The text as it is run, in two layers; interventions change the second one. */
const run = ({ run: { text, interventions = [] } }: BesideRequest): RunResult => ({
  run: encoderRun(text, [0, interventions.length === 0 ? 0 : 1]),
  logits: new Float32Array(6),
});

describe('the comparison', () => {
  it('asks nothing while it is out of sight, and nothing without another text', async () => {
    const { store, requests, show } = setup(run);
    store.getState().setCompare({ otherText: 'a b d' });
    await Promise.resolve();
    expect(requests).toEqual([]);
    store.getState().setCompare({ otherText: ' ' });
    show();
    await Promise.resolve();
    expect(requests).toEqual([]);
    expect(store.getState().compared).toBeUndefined();
  });

  it('runs the other text beside the page’s own, and ranks the heads', async () => {
    const { store, requests, show } = setup(run);
    store.getState().setCompare({ otherText: 'a b c' });
    show();
    await vi.waitFor(() => expect(store.getState().compared?.b.texts.source).toBe('a b c'));
    expect(requests).toHaveLength(1);
    expect(requests[0]?.run).toMatchObject({ text: 'a b c', masked: [], written: [] });
    expect(requests[0]).not.toHaveProperty('open');
    await vi.waitFor(() => expect(store.getState().rankedHeads).toHaveLength(4));
    expect(store.getState().rankedHeads?.every(({ divergence }) => divergence === 0)).toBe(true);
    expect(store.getState().compareStatus).toEqual({ kind: 'idle' });
  });

  it('compares two heads without asking anything', () => {
    const { store, requests, show } = setup(run);
    store.getState().setCompare({ kind: 'heads' });
    show();
    const { compared, run: own } = store.getState();
    expect(compared).toMatchObject({ kind: 'heads' });
    expect(compared?.a).toBe(own);
    expect(compared?.b).toBe(own);
    expect(requests).toEqual([]);
  });

  it('opens the other model as the page opened its own', async () => {
    const { store, requests, show } = setup(run);
    store.getState().setCompare({ kind: 'models' });
    show();
    await vi.waitFor(() => expect(store.getState().compared?.kind).toBe('models'));
    expect(requests[0]).toMatchObject({
      run: { text: 'a b c', task: 'masked-word' },
      open: { model: { manifest: { id: 'n' } }, provider: 'auto' },
    });
  });

  it('rounds the weights of side B only, and asks both sides for their logits', async () => {
    const { store, requests, show } = setup(run);
    store.getState().setCompare({ kind: 'weights' });
    show();
    await vi.waitFor(() => expect(store.getState().compared?.output).toBeDefined());
    expect(requests[0]).toMatchObject({ open: { weights: 'int8' }, run: { logits: true } });
    expect(requests[1]).toMatchObject({ run: { logits: true } });
    expect(requests[1]).not.toHaveProperty('open');
  });

  it('changes later layers and leaves earlier ones, and asks for its own logits once', async () => {
    const { store, requests, show } = setup(run);
    store.getState().setCompare({ kind: 'intervention' });
    show();
    expect(requests).toEqual([]);
    store.getState().setCompare({ changes: [{ kind: 'ablate', head: HEAD }] });
    await vi.waitFor(() => expect(store.getState().rankedHeads).toHaveLength(4));
    const unchanged = store.getState().rankedHeads?.filter(({ moved }) => moved === 0) ?? [];
    expect(unchanged.map(({ head }) => head.layer)).toEqual([0, 0]);
    store.getState().setCompare({ changes: [{ kind: 'ablate', head: { ...HEAD, head: 1 } }] });
    await vi.waitFor(() => expect(requests).toHaveLength(3));
    expect(requests.filter(({ run: { interventions } }) => interventions === undefined)).toHaveLength(1);
  });

  it('shows the last wish when wishes come faster than answers', async () => {
    const waiting: (() => void)[] = [];
    const { store, requests, show } = setup(
      (request) => new Promise((resolve) => waiting.push(() => resolve(run(request)))),
    );
    show();
    for (const otherText of ['a', 'a b', 'a b d']) store.getState().setCompare({ otherText });
    waiting.shift()?.();
    await vi.waitFor(() => expect(requests).toHaveLength(2));
    expect(store.getState().compared).toBeUndefined();
    waiting.shift()?.();
    await vi.waitFor(() => expect(store.getState().compared?.b.texts.source).toBe('a b d'));
    expect(requests.map(({ run: { text } }) => text)).toEqual(['a', 'a b d']);
  });

  it('leaves two heads no trace of what was under way', async () => {
    const waiting: (() => void)[] = [];
    const { store, show } = setup(
      (request) => new Promise((resolve) => waiting.push(() => resolve(run(request)))),
    );
    store.getState().setCompare({ otherText: 'a' });
    show();
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    store.getState().setCompare({ kind: 'heads' });
    expect(store.getState()).toMatchObject({ compared: { kind: 'heads' }, compareStatus: { kind: 'idle' } });
    waiting.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
    expect(store.getState().compared?.kind).toBe('heads');
  });

  it('says what failed, keeps the last pair, and asks again on retry', async () => {
    let broken = false;
    const { store, show } = setup((request) => {
      if (broken) throw new HeadlightError('engine.crashed');
      return run(request);
    });
    store.getState().setCompare({ otherText: 'a' });
    show();
    await vi.waitFor(() => expect(store.getState().compared).toBeDefined());
    broken = true;
    store.getState().setCompare({ otherText: 'b' });
    await vi.waitFor(() =>
      expect(store.getState().compareStatus).toMatchObject({ error: { code: 'engine.crashed' } }),
    );
    expect(store.getState().compared?.b.texts.source).toBe('a');
    broken = false;
    store.getState().retryCompare();
    await vi.waitFor(() => expect(store.getState().compared?.b.texts.source).toBe('b'));
    expect(store.getState().compareStatus).toEqual({ kind: 'idle' });
  });

  it('cannot run attention that was computed elsewhere, and says so by showing nothing', () => {
    const { store, requests, show } = setup(run);
    store.getState().setRun({ ...encoderRun('a b', [0]), provider: 'elsewhere' }, store.getState().input);
    store.getState().setCompare({ otherText: 'a' });
    show();
    expect(requests).toEqual([]);
    store.getState().setCompare({ kind: 'heads' });
    expect(store.getState().compared?.kind).toBe('heads');
  });
});
