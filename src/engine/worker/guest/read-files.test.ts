import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeCaches } from '../../../../scripts/fake-caches.ts';
import type { GuestSource } from '../../../core/guest.ts';
import { bytesField, numberField, textField } from '../../../onnx/wire/write.ts';
import { listShelf } from '../../guest/shelf.ts';
import { readGuestFiles } from './read-files.ts';

const BERT = readFileSync(
  new URL('../../../../models/conformance/cases/bert/torchscript.onnx', import.meta.url),
);
const WEIGHTS = Buffer.from('weights that lie outside');

/** A model whose only initializer lies in another file. */
function graphWithData(location: string): Uint8Array {
  const entry = bytesField(13, [textField(1, 'location'), textField(2, location)]);
  return bytesField(7, [bytesField(5, [textField(8, 'w'), entry, numberField(14, 1)])]);
}

const served = new Map<string, Uint8Array>();
let asked: string[] = [];
let server: Server;
let origin = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const bytes = served.get(request.url ?? '');
    if (!bytes) response.statusCode = 404;
    response.end(bytes);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let storage: ReturnType<typeof fakeCaches>;
beforeEach(() => {
  storage = fakeCaches();
  vi.stubGlobal('caches', storage);
  served.clear();
  asked = [];
});

function sourceOf(files: Record<string, Uint8Array>, more: Partial<GuestSource> = {}): GuestSource {
  for (const [path, bytes] of Object.entries(files)) served.set(`/${path}`, bytes);
  return {
    id: 'hub:tiny/bert@1#model.onnx',
    title: 'tiny/bert',
    origin: 'hub',
    files: Object.entries(files).map(([path, { length }]) => ({
      path,
      url: `${origin}/${path}`,
      sizeBytes: length,
    })),
    ...more,
  };
}

const read = (source: GuestSource, onProgress = (_: unknown) => {}) =>
  readGuestFiles(source, new AbortController().signal, onProgress);

describe('readGuestFiles', () => {
  it('reads what there is, with the checksum of each, and counts the bytes up to their sum', async () => {
    const progress: { loadedBytes: number; totalBytes: number }[] = [];
    const source = sourceOf({ 'model.onnx': BERT, 'tokenizer.json': Buffer.from('{}') });
    const { bytes, report } = await read(source, (one) => progress.push(one as (typeof progress)[number]));
    expect([...bytes.keys()]).toEqual(['model.onnx', 'tokenizer.json']);
    expect(report[0]).toEqual({
      path: 'model.onnx',
      sizeBytes: BERT.length,
      sha256: createHash('sha256').update(BERT).digest('hex'),
    });
    expect(progress.at(-1)).toEqual({
      stage: 'download',
      loadedBytes: BERT.length + 2,
      totalBytes: BERT.length + 2,
    });
    expect(new Set(progress.map(({ totalBytes }) => totalBytes)).size).toBe(1);
  });

  it('takes what it kept the next time, though the server is gone', async () => {
    const source = sourceOf({ 'model.onnx': BERT, 'config.json': Buffer.from('{}') });
    await read(source);
    expect((await listShelf())?.map(({ title }) => title)).toEqual(['tiny/bert']);
    served.clear();
    asked = [];
    const { bytes } = await read(source);
    expect(asked).toEqual([]);
    expect(Buffer.compare(bytes.get('model.onnx') ?? new Uint8Array(), BERT)).toBe(0);
  });

  it('fetches anew what was damaged on the shelf', async () => {
    const source = sourceOf({ 'model.onnx': BERT });
    await read(source);
    const cache = await storage.open('headlight-guests');
    const address = storage.addresses().find((one) => one.includes('/file/')) ?? '';
    const damaged = Buffer.from(BERT);
    damaged.writeUInt8(1, 5000);
    await cache.put(address, new Response(damaged));
    const { bytes } = await read(source);
    expect(asked).toEqual(['/model.onnx', '/model.onnx']);
    expect(Buffer.compare(bytes.get('model.onnx') ?? new Uint8Array(), BERT)).toBe(0);
  });

  it('reads a guest whose files cannot be kept', async () => {
    storage.refuse(new DOMException('full', 'QuotaExceededError'));
    expect((await read(sourceOf({ 'model.onnx': BERT }))).bytes.size).toBe(1);
    expect(storage.addresses()).toEqual([]);
  });

  it('keeps nothing of files that the reader has', async () => {
    await read(sourceOf({ 'model.onnx': BERT }, { origin: 'files' }));
    expect(storage.addresses()).toEqual([]);
  });

  it('refuses another content than the hub promised, with both checksums, and keeps none of it', async () => {
    const source = sourceOf({ 'model.onnx': BERT });
    const [file] = source.files;
    const promised = { ...source, files: file ? [{ ...file, sha256: 'f'.repeat(64) }] : [] };
    await expect(read(promised)).rejects.toMatchObject({
      code: 'guest.corrupt',
      details: { file: 'model.onnx', expected: `sha256 ${'f'.repeat(64)}` },
    });
    expect(storage.addresses()).toEqual([]);
  });

  it('reads only the external data that the graph names', async () => {
    const source = sourceOf({
      'model.onnx': graphWithData('model.onnx_data'),
      'model.onnx_data': WEIGHTS,
      'other.bin': Buffer.from('something else'),
    });
    const { bytes } = await read(source);
    expect([...bytes.keys()]).toEqual(['model.onnx', 'model.onnx_data']);
    expect(asked).not.toContain('/other.bin');
  });

  it('fetches external data that nobody listed beside its graph', async () => {
    const source = sourceOf({ 'onnx/model.onnx': graphWithData('some weights') });
    served.set('/onnx/some%20weights', WEIGHTS);
    const { bytes } = await read(source);
    expect(Buffer.from(bytes.get('onnx/some weights') ?? []).toString()).toBe(WEIGHTS.toString());
  });

  it('finds external data among files that lost their folder', async () => {
    const source = sourceOf(
      { 'model.onnx': graphWithData('data/weights'), weights: WEIGHTS },
      { origin: 'files' },
    );
    expect([...(await read(source)).bytes.keys()]).toEqual(['model.onnx', 'weights']);
  });

  it('says which external data is lacking among the reader’s files', async () => {
    const source = sourceOf({ 'model.onnx': graphWithData('model.onnx_data') }, { origin: 'files' });
    await expect(read(source)).rejects.toMatchObject({
      code: 'guest.external',
      details: { file: 'model.onnx', lacks: 'model.onnx_data' },
    });
  });

  it.each(['../secret', '/etc/passwd', 'https://elsewhere.test/x', 'a//b', 'a\\b', 'x?y'])(
    'does not follow external data that leads to “%s”',
    async (location) => {
      await expect(read(sourceOf({ 'model.onnx': graphWithData(location) }))).rejects.toMatchObject({
        code: 'guest.external',
      });
      expect(asked).toEqual(['/model.onnx']);
    },
  );

  it('refuses a graph that is none', async () => {
    const source = sourceOf({ 'model.onnx': Buffer.from('\x07this is no model') });
    await expect(read(source)).rejects.toMatchObject({
      code: expect.stringMatching(/guest\.invalid|onnx\.invalid/),
    });
  });
});
