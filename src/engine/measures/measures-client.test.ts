import { expect, it } from 'vitest';
import type { AttentionTensor } from '../../core/attention.ts';
import { siteContext } from '../../math/measures/site-context.ts';
import { measureLayer } from './measure-layer.ts';
import { createMeasuresClient, type FromMeasures, type ToMeasures } from './measures-client.ts';

/** A worker on this thread: what is posted to it is cloned and transferred as a browser does. */
function fakeWorker(answer: (call: ToMeasures) => FromMeasures) {
  const listeners = { message: [] as ((event: never) => void)[], error: [] as ((event: never) => void)[] };
  const calls: ToMeasures[] = [];
  return {
    calls,
    crash: () => {
      for (const listener of listeners.error) listener({} as never);
    },
    port: {
      postMessage(message: ToMeasures, transfer: Transferable[]) {
        const received = structuredClone(message, { transfer: transfer as ArrayBuffer[] });
        calls.push(received);
        queueMicrotask(() => {
          for (const listener of listeners.message) listener({ data: answer(received) } as never);
        });
      },
      addEventListener(type: 'message' | 'error', listener: (event: never) => void) {
        listeners[type].push(listener);
      },
    },
  };
}

const tokens = [0, 1, 2].map((id) => ({ id, special: false }));
const context = siteContext('encoder', tokens, tokens);
const tensorOf = (data: Float32Array): AttentionTensor => ({
  site: 'encoder',
  layer: 0,
  heads: 1,
  queries: 3,
  keys: 3,
  data,
});
const identity = Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
const measured = (call: ToMeasures): FromMeasures =>
  call.name === 'layer'
    ? { id: call.id, value: measureLayer(call.request) }
    : { id: call.id, error: 'RangeError: not asked for here' };

it('measures every head of a layer, and keeps the page’s tensor', async () => {
  const client = createMeasuresClient(() => fakeWorker(measured).port);
  const tensor = tensorOf(identity);
  const { heads, baselines } = await client.measureLayer({ tensor, context });
  expect(heads).toHaveLength(1);
  expect(heads[0]?.values.self).toBe(1);
  expect(baselines.uniform.self).toBeCloseTo(1 / 3, 6);
  expect(tensor.data).toEqual(identity);
});

it('sends the layer alone, not the buffer that it is a part of', async () => {
  const worker = fakeWorker(measured);
  const client = createMeasuresClient(() => worker.port);
  const large = new Float32Array(900);
  large.set(identity, 90);
  await client.measureLayer({ tensor: tensorOf(large.subarray(90, 99)), context });
  const [call] = worker.calls;
  expect(call?.name === 'layer' && call.request.tensor.data.buffer.byteLength).toBe(36);
  expect(large.length).toBe(900);
});

it('rejects with what went wrong over there', async () => {
  const client = createMeasuresClient(() => fakeWorker(measured).port);
  await expect(client.judgeBattery()).rejects.toThrow('RangeError: not asked for here');
});

it('starts a new worker after a crash, and lets nobody wait for the old one', async () => {
  const workers: ReturnType<typeof fakeWorker>[] = [];
  const client = createMeasuresClient(() => {
    const worker = fakeWorker(measured);
    workers.push(worker);
    return worker.port;
  });
  const lost = client.measureLayer({ tensor: tensorOf(identity), context });
  workers[0]?.crash();
  await expect(lost).rejects.toThrow('worker stopped');
  await client.measureLayer({ tensor: tensorOf(identity), context });
  expect(workers).toHaveLength(2);
});
