import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeCaches } from '../../../../scripts/fake-caches.ts';
import { type Manifest, MODEL_FILES, type ModelFile } from '../../../core/manifest.ts';
import { downloadModel } from './download.ts';
import { findKeptFile, keepFile } from './kept-files.ts';

const CONTENTS: Record<ModelFile, Uint8Array<ArrayBuffer>> = {
  model: Uint8Array.of(1, 2, 3, 4, 5),
  decode: Uint8Array.of(6),
  tokenizer: Uint8Array.of(7, 8),
};
const TOTAL = 8;
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const describeFile = (bytes: Uint8Array) => ({ bytes: bytes.length, sha256: sha256Of(bytes) });
const files = Object.fromEntries(
  Object.entries(CONTENTS).map(([name, bytes]) => [name, describeFile(bytes)]),
) as Manifest['files'];
const manifest = { id: 'm', files } as Manifest;
const urls = { model: '/m/model', decode: '/m/decode', tokenizer: '/m/tokenizer' };
const placeOf = (name: ModelFile) => ({
  model: 'm',
  file: MODEL_FILES[name],
  sha256: sha256Of(CONTENTS[name]),
});

/** Answers by address; what is not named is served rightly. */
let answers: Record<string, () => Response | Promise<Response>>;
let fetched: { url: string; cache: RequestCache | undefined }[];

beforeEach(() => {
  answers = {};
  fetched = [];
  vi.stubGlobal('caches', fakeCaches());
  vi.stubGlobal('fetch', async (url: string, { cache }: RequestInit) => {
    fetched.push({ url, cache });
    const name = url.replace('/m/', '') as ModelFile;
    return answers[name]?.() ?? new Response(CONTENTS[name].slice());
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const download = (change: Partial<Parameters<typeof downloadModel>[0]> = {}) =>
  downloadModel({
    manifest,
    urls,
    reload: false,
    signal: new AbortController().signal,
    onBytes: () => {},
    ...change,
  });
/** The next visit: everything was kept before. */
const visited = async () => {
  for (const name of Object.keys(CONTENTS) as ModelFile[]) await keepFile(placeOf(name), CONTENTS[name]);
};

describe('downloadModel', () => {
  it('fetches every file that the manifest has, and none that it lacks', async () => {
    expect(await download()).toEqual(CONTENTS);
    fetched = [];
    const { decode: _, ...two } = files;
    const found = await download({ manifest: { ...manifest, id: 'other', files: two } });
    expect(Object.keys(found)).toEqual(['model', 'tokenizer']);
    expect(fetched.map(({ url }) => url)).toEqual(['/m/model', '/m/tokenizer']);
  });

  it('counts the bytes that arrive up to the sum of all files', async () => {
    const seen: number[][] = [];
    await download({ onBytes: (...bytes) => seen.push(bytes) });
    expect(seen.at(-1)).toEqual([TOTAL, TOTAL]);
    expect(seen.map(([loaded]) => loaded)).toEqual(seen.map(([loaded]) => loaded).toSorted());
  });

  it('keeps what it fetched, so that the next visit fetches nothing', async () => {
    await download();
    await vi.waitFor(async () => {
      for (const name of Object.keys(CONTENTS) as ModelFile[]) {
        expect(await findKeptFile(placeOf(name), CONTENTS[name].length)).toEqual(CONTENTS[name]);
      }
    });
    fetched = [];
    const seen: number[][] = [];
    expect(await download({ onBytes: (...bytes) => seen.push(bytes) })).toEqual(CONTENTS);
    expect(fetched).toEqual([]);
    expect(seen.at(-1)).toEqual([TOTAL, TOTAL]);
  });

  it('fetches the one file that was not kept', async () => {
    await keepFile(placeOf('model'), CONTENTS.model);
    expect(await download()).toEqual(CONTENTS);
    expect(fetched.map(({ url }) => url)).toEqual(['/m/decode', '/m/tokenizer']);
  });

  it('asks the server again on reload, past what was kept and past the HTTP cache', async () => {
    await visited();
    await download({ reload: true });
    expect(fetched).toEqual(Object.values(urls).map((url) => ({ url, cache: 'reload' })));
    fetched = [];
    vi.stubGlobal('caches', fakeCaches());
    await download();
    expect(new Set(fetched.map(({ cache }) => cache))).toEqual(new Set(['default']));
  });

  it('fetches a kept file again whose bytes have changed, and keeps the right ones', async () => {
    await keepFile(placeOf('tokenizer'), Uint8Array.of(7, 9));
    expect(await download()).toEqual(CONTENTS);
    expect(fetched.map(({ url }) => url)).toContain('/m/tokenizer');
    await vi.waitFor(async () =>
      expect(await findKeptFile(placeOf('tokenizer'), 2)).toEqual(CONTENTS.tokenizer),
    );
  });

  it('goes on without storage', async () => {
    vi.stubGlobal('caches', undefined);
    expect(await download()).toEqual(CONTENTS);
  });

  it('goes by lengths where the page has no checksums', async () => {
    vi.stubGlobal('crypto', {});
    answers = { tokenizer: () => new Response(Uint8Array.of(0, 0)) };
    expect((await download()).tokenizer).toEqual(Uint8Array.of(0, 0));
    fetched = [];
    await visited();
    expect(await download()).toEqual(CONTENTS);
    expect(fetched).toEqual([]);
  });
});

describe('a download that fails', () => {
  const failing = (answer: () => Response | Promise<Response>) => {
    answers = { tokenizer: answer };
    return expect(download()).rejects;
  };

  it('names the file and the status that the server gave', async () => {
    await failing(() => new Response('', { status: 404 })).toMatchObject({
      code: 'model.missing',
      details: { file: 'tokenizer.json', status: 404 },
    });
  });

  it('names the file when the server does not answer', async () => {
    await failing(() => Promise.reject(new TypeError('failed to fetch'))).toMatchObject({
      code: 'model.missing',
      details: { file: 'tokenizer.json', status: 'no answer' },
    });
  });

  it('names the file when the connection breaks on the way', async () => {
    const body = () =>
      new ReadableStream({
        pull: (stream) => stream.error(new TypeError('network error')),
      });
    await failing(() => new Response(body())).toMatchObject({
      code: 'model.missing',
      details: { file: 'tokenizer.json', status: 'connection lost' },
    });
  });

  it.each([
    ['too short', Uint8Array.of(7), '1 bytes'],
    ['too long', Uint8Array.of(7, 8, 9), 'more bytes'],
    ['another content', Uint8Array.of(7, 9), `sha256 ${sha256Of(Uint8Array.of(7, 9))}`],
  ])('says what was found: %s', async (_, bytes, found) => {
    await failing(() => new Response(bytes)).toMatchObject({
      code: 'model.corrupt',
      details: { file: 'tokenizer.json', found },
    });
    expect(await findKeptFile(placeOf('tokenizer'), bytes.length)).toBeUndefined();
  });

  it('says that it was stopped, before the answer and on the way', async () => {
    const controller = new AbortController();
    const stopped = () => {
      controller.abort();
      return controller.signal.reason;
    };
    answers = { model: () => Promise.reject(stopped()) };
    await expect(download({ signal: controller.signal })).rejects.toMatchObject({ code: 'run.aborted' });
    const body = new ReadableStream({ pull: (stream) => stream.error(stopped()) });
    answers = { model: () => new Response(body) };
    await expect(download({ signal: controller.signal })).rejects.toMatchObject({ code: 'run.aborted' });
  });
});
