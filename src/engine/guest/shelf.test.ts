import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeCaches } from '../../../scripts/fake-caches.ts';
import { findShelved, findShelvedFile, listShelf, type ShelvedGuest, shelve, unshelve } from './shelf.ts';

const GRAPH = { path: 'onnx/model.onnx', sizeBytes: 3, sha256: 'aa', tag: '"1"' };
const CONFIG = { path: 'config.json', sizeBytes: 2, sha256: 'bb', tag: '' };
const guest = (id: string, usedAt = 0, files = [GRAPH, CONFIG]): ShelvedGuest => ({
  id,
  title: id,
  files,
  usedAt,
});
const bytesOf = (path: string) => new TextEncoder().encode(path);

let storage: ReturnType<typeof fakeCaches>;
beforeEach(() => {
  storage = fakeCaches();
  vi.stubGlobal('caches', storage);
});

describe('the shelf of guests', () => {
  it('is empty at first', async () => {
    expect(await listShelf()).toEqual([]);
    expect(await findShelved('hub:a/b@1#m')).toBeUndefined();
    expect(await findShelvedFile('hub:a/b@1#m', GRAPH)).toBeUndefined();
  });

  it('gives back what was put there, the last used first', async () => {
    expect(await shelve(guest('hub:a/b@1#m', 5), bytesOf)).toBe(true);
    expect(await shelve(guest('url:https://x.test/m.onnx?a=1#b', 9), bytesOf)).toBe(true);
    expect((await listShelf())?.map(({ id }) => id)).toEqual([
      'url:https://x.test/m.onnx?a=1#b',
      'hub:a/b@1#m',
    ]);
    const file = await findShelvedFile('hub:a/b@1#m', GRAPH);
    expect(await file?.text()).toBe(GRAPH.path);
  });

  it('keeps one content a file: what it replaces goes', async () => {
    await shelve(guest('one'), bytesOf);
    await shelve(guest('one', 1, [{ ...GRAPH, sha256: 'cc' }]), bytesOf);
    expect(storage.addresses().filter((address) => address.includes('/file/'))).toEqual([
      expect.stringContaining('sha256=cc'),
    ]);
  });

  it('does not write again what it has: using a guest is a small entry', async () => {
    await shelve(guest('one'), bytesOf);
    const asked: string[] = [];
    await shelve(guest('one', 7), (path) => {
      asked.push(path);
      return undefined;
    });
    expect(await findShelved('one')).toMatchObject({ usedAt: 7 });
    expect(await (await findShelvedFile('one', GRAPH))?.text()).toBe(GRAPH.path);
  });

  it('forgets one, whose name another only begins with, and all', async () => {
    for (const id of ['one', 'one two', 'three']) await shelve(guest(id), bytesOf);
    await unshelve('one');
    expect((await listShelf())?.map(({ id }) => id).sort()).toEqual(['one two', 'three']);
    await unshelve();
    expect(storage.addresses()).toEqual([]);
  });

  it('leaves nothing half kept where there is no room', async () => {
    storage.refuse(new DOMException('full', 'QuotaExceededError'));
    expect(await shelve(guest('one'), bytesOf)).toBe(false);
    expect(storage.addresses()).toEqual([]);
  });

  it('passes over an entry that it did not write', async () => {
    const cache = await storage.open('headlight-guests');
    await cache.put('https://headlight.invalid/guests/x/entry', new Response('{"id":1}'));
    await cache.put('https://headlight.invalid/guests/y/entry', new Response('no json'));
    expect(await listShelf()).toEqual([]);
  });

  it('works without storage: nothing is there, nothing is kept, nothing fails', async () => {
    vi.stubGlobal('caches', undefined);
    expect(await listShelf()).toBeUndefined();
    expect(await findShelved('one')).toBeUndefined();
    expect(await shelve(guest('one'), bytesOf)).toBe(false);
    await unshelve();
  });
});
