import { describe, expect, it, vi } from 'vitest';
import type { FromWorker, ToWorker } from '../protocol.ts';
import { createEngine, type Engine, type WorkerPort } from './engine-client.ts';

type CallMessage = Extract<ToWorker, { kind: 'call' }>;

/** Workers over real MessageChannels: what is sent crosses structured cloning, as in a browser. */
class FakeWorker implements WorkerPort {
  readonly calls: ToWorker[] = [];
  readonly errorListeners: ((event: Event) => void)[] = [];
  terminated = false;
  readonly #page: MessagePort;
  readonly #worker: MessagePort;
  #onCall: ((message: ToWorker) => void) | undefined;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.#page = port1;
    this.#worker = port2;
    port2.onmessage = ({ data }) => {
      this.calls.push(data);
      this.#onCall?.(data);
    };
  }
  postMessage(message: unknown): void {
    this.#page.postMessage(message);
  }
  addEventListener(type: 'message' | 'error', listener: (event: never) => void): void {
    if (type === 'message') this.#page.onmessage = listener as (event: MessageEvent) => void;
    else this.errorListeners.push(listener as (event: Event) => void);
  }
  terminate(): void {
    this.terminated = true;
    this.#page.close();
  }
  reply(message: FromWorker, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer);
  }
  /** The next call of a name, whether it came already or is still to come. */
  call(name: CallMessage['name']): Promise<CallMessage> {
    const isIt = (message: ToWorker): message is CallMessage =>
      message.kind === 'call' && message.name === name;
    const known = this.calls.find(isIt);
    if (known) return Promise.resolve(known);
    return new Promise((resolve) => {
      this.#onCall = (message) => isIt(message) && resolve(message);
    });
  }
}

const openRequest = { model: {} as never, provider: 'wasm' } as const;

function setup() {
  const workers: FakeWorker[] = [];
  let crashes = 0;
  const engine: Engine = createEngine({
    spawn: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    onCrash: () => {
      crashes += 1;
    },
  });
  const worker = (at = 0) => workers[at] as FakeWorker;
  return { engine, worker, workers, crashes: () => crashes };
}

async function opened() {
  const parts = setup();
  const opening = parts.engine.open(openRequest);
  const { id } = await parts.worker().call('open');
  parts.worker().reply({ kind: 'reply', id, value: { provider: 'wasm' } as never });
  await opening;
  return parts;
}

describe('createEngine', () => {
  it('starts no worker before the first call', () => {
    expect(setup().workers).toHaveLength(0);
  });

  it('reports progress of the opening, then its reply', async () => {
    const { engine, worker } = setup();
    const seen: number[] = [];
    const opening = engine.open(openRequest, ({ loadedBytes }) => seen.push(loadedBytes));
    const { id } = await worker().call('open');
    worker().reply({ kind: 'progress', id, progress: { stage: 'download', loadedBytes: 5, totalBytes: 9 } });
    worker().reply({ kind: 'reply', id, value: { provider: 'wasm', threads: 1 } as never });
    expect(await opening).toMatchObject({ threads: 1 });
    expect(seen).toEqual([5]);
  });

  it('rejects with the code that the worker gave', async () => {
    const { engine, worker } = await opened();
    const running = engine.run({ text: '' });
    const { id } = await worker().call('run');
    worker().reply({ kind: 'error', id, error: { code: 'text.empty', details: {} } });
    await expect(running).rejects.toMatchObject({ code: 'text.empty' });
  });

  it('ignores replies to calls that nobody waits for', async () => {
    const { engine, worker } = await opened();
    const running = engine.run({ text: 'a' });
    const { id } = await worker().call('run');
    worker().reply({ kind: 'reply', id: id + 100, value: {} as never });
    worker().reply({ kind: 'reply', id, value: { run: { sourceText: 'a' } } as never });
    expect(await running).toMatchObject({ run: { sourceText: 'a' } });
  });

  it('rejects what is pending when the worker dies, and opens the model again in a new one', async () => {
    const { engine, worker, crashes } = await opened();
    const running = engine.run({ text: 'a' });
    await worker().call('run');
    for (const listener of worker().errorListeners) listener(new Event('error'));
    await expect(running).rejects.toMatchObject({ code: 'engine.crashed' });
    expect(crashes()).toBe(1);
    expect(worker(0).terminated).toBe(true);
    expect((await worker(1).call('open')).request).toMatchObject({ provider: 'wasm' });
  });

  it('holds a run back until the new worker has the model', async () => {
    const { engine, worker } = await opened();
    for (const listener of worker().errorListeners) listener(new Event('error'));
    const reopening = await worker(1).call('open');
    const running = engine.run({ text: 'b' });
    worker(1).reply({ kind: 'reply', id: reopening.id, value: {} as never });
    const { id } = await worker(1).call('run');
    worker(1).reply({ kind: 'reply', id, value: { run: { sourceText: 'b' } } as never });
    expect(await running).toMatchObject({ run: { sourceText: 'b' } });
  });

  it('does not open a model again by itself when opening it killed the worker', async () => {
    const { engine, worker, workers } = setup();
    const opening = engine.open(openRequest);
    await worker().call('open');
    for (const listener of worker().errorListeners) listener(new Event('error'));
    await expect(opening).rejects.toMatchObject({ code: 'engine.crashed' });
    expect(workers).toHaveLength(1);
  });

  it('keeps the worker for another model on the same runtime', async () => {
    const { engine, worker, workers } = await opened();
    const opening = engine.open({ ...openRequest, model: { urls: {} } as never });
    await vi.waitFor(() => expect(worker().calls).toHaveLength(2));
    worker().reply({ kind: 'reply', id: 2, value: { provider: 'wasm' } as never });
    await opening;
    expect(workers).toHaveLength(1);
  });

  it('begins a new worker after an opening that failed', async () => {
    const { engine, worker, workers } = setup();
    const opening = engine.open(openRequest);
    const { id } = await worker().call('open');
    worker().reply({ kind: 'error', id, error: { code: 'engine.failed', details: {} } });
    await expect(opening).rejects.toMatchObject({ code: 'engine.failed' });
    void engine.open(openRequest);
    await worker(1).call('open');
    expect(workers).toHaveLength(2);
  });

  it('begins a new worker for another runtime, and drops what the old one was at', async () => {
    const { engine, worker, crashes } = await opened();
    const running = engine.run({ text: 'a' });
    await worker().call('run');
    void engine.open({ ...openRequest, threads: 2 });
    await expect(running).rejects.toMatchObject({ code: 'run.superseded' });
    expect(worker(0).terminated).toBe(true);
    expect((await worker(1).call('open')).request).toMatchObject({ threads: 2 });
    expect(crashes()).toBe(0);
  });

  it('asks the worker to abort what is running', async () => {
    const { engine, worker } = await opened();
    const running = engine.run({ text: 'a' });
    const { id } = await worker().call('run');
    engine.abort();
    worker().reply({ kind: 'error', id, error: { code: 'run.aborted', details: {} } });
    await expect(running).rejects.toMatchObject({ code: 'run.aborted' });
    expect(worker().calls).toContainEqual({ kind: 'abort', id });
  });

  it('reports how far a long call is, and stops that call alone', async () => {
    const { engine, worker } = await opened();
    const controller = new AbortController();
    const seen: number[] = [];
    const asking = engine.ask('examine', {} as never, {
      signal: controller.signal,
      onProgress: ({ loadedBytes }) => seen.push(loadedBytes),
    });
    const { id } = await worker().call('examine');
    const running = engine.run({ text: 'a' });
    const run = await worker().call('run');
    worker().reply({ kind: 'progress', id, progress: { stage: 'download', loadedBytes: 5, totalBytes: 9 } });
    await vi.waitFor(() => expect(seen).toEqual([5]));
    controller.abort();
    await vi.waitFor(() => expect(worker().calls).toContainEqual({ kind: 'abort', id }));
    expect(worker().calls).not.toContainEqual({ kind: 'abort', id: run.id });
    worker().reply({ kind: 'error', id, error: { code: 'run.aborted', details: {} } });
    await expect(asking).rejects.toMatchObject({ code: 'run.aborted' });
    worker().reply({ kind: 'reply', id: run.id, value: {} as never });
    await running;
  });

  it('does not begin a call that was stopped before its turn', async () => {
    const { engine, worker } = await opened();
    const signal = AbortSignal.abort();
    await expect(engine.ask('examine', {} as never, { signal })).rejects.toMatchObject({
      code: 'run.aborted',
    });
    expect(worker().calls.map((message) => message.kind === 'call' && message.name)).toEqual(['open']);
  });

  it('opens the model again when the worker died while it examined another one', async () => {
    const { engine, worker } = await opened();
    const asking = engine.ask('examine', {} as never, { onProgress: () => {} });
    await worker().call('examine');
    for (const listener of worker().errorListeners) listener(new Event('error'));
    await expect(asking).rejects.toMatchObject({ code: 'engine.crashed' });
    await worker(1).call('open');
  });
});
