import { describe, expect, it, vi } from 'vitest';
import { HeadlightError } from '../../core/errors.ts';
import type { Engine } from '../../engine/client/engine-client.ts';
import type { ModelSource, OpenedModel, RunRequest, RunResult } from '../../engine/protocol.ts';
import { createAppStore } from '../app-store.ts';
import { MAX_HEADS } from '../view-slice.ts';
import { startOpenEffect } from './open-effect.ts';
import { startRunEffect } from './run-effect.ts';

const model = {
  manifest: {
    id: 'm',
    sites: [{ site: 'encoder', layers: 1, heads: 8 }],
    tasks: [{ task: 'translation', examples: ['first'] }],
  },
  urls: {},
} as unknown as ModelSource;
const opened = { provider: 'wasm', threads: 1 } as OpenedModel;
const result = ({ text }: RunRequest) => ({ run: { texts: { source: text, target: '' } } }) as RunResult;

function setup(engine: Partial<Engine>) {
  const store = createAppStore({ models: [model] });
  const whole = {
    open: async () => opened,
    run: async (request: RunRequest) => result(request),
    ask: () => Promise.reject(new Error('not asked')),
    abort() {},
    ...engine,
  };
  startOpenEffect(store, whole);
  startRunEffect(store, whole);
  return store;
}

describe('effects', () => {
  it('open the first model and run its text', async () => {
    const store = setup({});
    await vi.waitFor(() => expect(store.getState().run?.texts.source).toBe('first'));
    expect(store.getState()).toMatchObject({ engine: { kind: 'ready' }, runStatus: { kind: 'idle' } });
  });

  it('run again when the text changes, with a new run id', async () => {
    const store = setup({});
    await vi.waitFor(() => expect(store.getState().run?.id).toBe(1));
    store.getState().setText('second');
    await vi.waitFor(() =>
      expect(store.getState().run).toMatchObject({ id: 2, texts: { source: 'second' } }),
    );
  });

  it('keep the last picture when a run fails, and say why', async () => {
    const store = setup({
      run: async (request) => {
        if (request.text === '') throw new HeadlightError('text.empty');
        return result(request);
      },
    });
    await vi.waitFor(() => expect(store.getState().run?.id).toBe(1));
    store.getState().setText('');
    await vi.waitFor(() =>
      expect(store.getState().runStatus).toMatchObject({ kind: 'failed', error: { code: 'text.empty' } }),
    );
    expect(store.getState().run?.texts.source).toBe('first');
  });

  it('run once more after a crash, and no more than that', async () => {
    const run = vi.fn(async () => {
      throw new HeadlightError('engine.crashed');
    });
    const store = setup({ run });
    await vi.waitFor(() =>
      expect(store.getState().runStatus).toMatchObject({ error: { code: 'engine.crashed' } }),
    );
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('report a model that is not there, and open it again past the cache on retry', async () => {
    const requests: unknown[] = [];
    const store = setup({
      open: async (request) => {
        requests.push(request.reload);
        if (!request.reload) throw new HeadlightError('model.corrupt', { file: 'model.onnx' });
        return opened;
      },
    });
    await vi.waitFor(() =>
      expect(store.getState().engine).toMatchObject({ error: { code: 'model.corrupt' } }),
    );
    store.getState().retryOpen();
    await vi.waitFor(() => expect(store.getState().engine.kind).toBe('ready'));
    expect(requests).toEqual([undefined, true]);
  });

  it('refuse a model that nobody knows', async () => {
    const store = setup({});
    store.getState().openModel({ modelId: 'nobody', provider: 'wasm' });
    await vi.waitFor(() =>
      expect(store.getState().engine).toMatchObject({ error: { code: 'model.unknown' } }),
    );
  });
});

describe('chosen heads', () => {
  const head = (at: number) => ({ site: 'encoder', layer: 0, head: at }) as const;

  it('are one when one is chosen, and the last one cannot be taken away', () => {
    const store = setup({});
    store.getState().chooseHead(head(3));
    store.getState().toggleHead(head(3));
    expect(store.getState().heads).toEqual([head(3)]);
  });

  it('are added in order, and taken away one by one', () => {
    const store = setup({});
    store.getState().chooseHead(head(1));
    store.getState().toggleHead(head(2));
    expect(store.getState()).toMatchObject({ heads: [head(1), head(2)], focus: head(2) });
    store.getState().toggleHead(head(2));
    expect(store.getState()).toMatchObject({ heads: [head(1)], focus: head(1) });
  });

  it('are never more than there are colours: the oldest makes room', () => {
    const store = setup({});
    for (let at = 0; at <= MAX_HEADS; at += 1) store.getState().toggleHead(head(at));
    expect(store.getState().heads).toHaveLength(MAX_HEADS);
    expect(store.getState().heads).toContainEqual(head(MAX_HEADS));
  });
});
