import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeCaches } from '../../../../scripts/fake-caches.ts';
import { findKeptFile, keepFile } from './kept-files.ts';

const place = { model: 'm', file: 'model.onnx', sha256: 'a1' };
const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes);
let caches: ReturnType<typeof fakeCaches>;

beforeEach(() => {
  caches = fakeCaches();
  vi.stubGlobal('caches', caches);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('kept files', () => {
  it('are none before one was kept', async () => {
    expect(await findKeptFile(place, 3)).toBeUndefined();
  });

  it('come back as they were kept', async () => {
    await keepFile(place, bytesOf(1, 2, 3));
    expect(await findKeptFile(place, 3)).toEqual(bytesOf(1, 2, 3));
  });

  it('are not found under another model, name or content', async () => {
    await keepFile(place, bytesOf(1));
    expect(await findKeptFile({ ...place, model: 'n' }, 1)).toBeUndefined();
    expect(await findKeptFile({ ...place, file: 'decode.onnx' }, 1)).toBeUndefined();
    expect(await findKeptFile({ ...place, sha256: 'b2' }, 1)).toBeUndefined();
  });

  it('are not taken when their size is another', async () => {
    await keepFile(place, bytesOf(1, 2));
    expect(await findKeptFile(place, 3)).toBeUndefined();
  });

  it('make room for another content of the same file, and for nothing else', async () => {
    const others = [
      { ...place, file: 'model.onnx.txt' },
      { ...place, model: 'mm' },
    ];
    for (const one of [place, ...others]) await keepFile(one, bytesOf(1));
    await keepFile({ ...place, sha256: 'b2' }, bytesOf(2));
    expect(await findKeptFile(place, 1)).toBeUndefined();
    expect(await findKeptFile({ ...place, sha256: 'b2' }, 1)).toEqual(bytesOf(2));
    for (const one of others) expect(await findKeptFile(one, 1)).toEqual(bytesOf(1));
    expect(caches.addresses()).toHaveLength(3);
  });

  it('stay when the same content is kept again', async () => {
    await keepFile(place, bytesOf(1));
    await keepFile(place, bytesOf(1));
    expect(caches.addresses()).toHaveLength(1);
  });
});

describe('where storage is denied', () => {
  const denied = { open: () => Promise.reject(new DOMException('denied', 'SecurityError')) };

  it.each([
    ['there is none', undefined],
    ['opening it fails', denied],
  ])('nothing is found and nothing is thrown: %s', async (_, storage) => {
    vi.stubGlobal('caches', storage);
    await expect(keepFile(place, bytesOf(1))).resolves.toBeUndefined();
    await expect(findKeptFile(place, 1)).resolves.toBeUndefined();
  });

  it('a full one keeps what it has', async () => {
    await keepFile(place, bytesOf(1));
    caches.refuse(new DOMException('full', 'QuotaExceededError'));
    await expect(keepFile({ ...place, sha256: 'b2' }, bytesOf(2))).resolves.toBeUndefined();
    expect(await findKeptFile(place, 1)).toEqual(bytesOf(1));
  });
});
