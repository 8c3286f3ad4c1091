import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { HubServer } from '../../../../e2e/support/hub-server.ts';
import { fakeCaches } from '../../../../scripts/fake-caches.ts';
import type { GuestWish } from '../../../core/guest-offer.ts';
import { shelve } from '../../guest/shelf.ts';
import { lookForGuest } from './look-for-guest.ts';

const hub = new HubServer();
const { signal } = new AbortController();
const look = (wish: GuestWish) => lookForGuest(wish, signal);
const fromHub = (id: string, base = hub.url) => look({ kind: 'hub', id, base });

beforeAll(() => hub.start());
afterAll(() => hub.stop());
beforeEach(() => {
  vi.stubGlobal('caches', fakeCaches());
  hub.asked = [];
  hub.troubles.clear();
  hub.files.clear();
  for (const [path, text] of [
    ['onnx/model.onnx', 'a graph'],
    ['onnx/model_int8.onnx', 'small'],
    ['tokenizer.json', '{}'],
    ['config.json', '{"a":1}'],
  ] as const) {
    hub.files.set(path, Buffer.from(text));
  }
});

describe('a repository of a hub', () => {
  it('is offered by dtype, with sizes and checksums, and nothing of it is downloaded', async () => {
    const offer = await fromHub('tiny/bert');
    expect(
      offer.choices.map(({ name, dtype, sizeBytes, lacks }) => ({ name, dtype, sizeBytes, lacks })),
    ).toEqual([
      { name: 'onnx/model.onnx', dtype: undefined, sizeBytes: 7 + 2 + 7, lacks: [] },
      { name: 'onnx/model_int8.onnx', dtype: 'int8', sizeBytes: 5 + 2 + 7, lacks: [] },
    ]);
    expect(offer.choices[0]?.source).toMatchObject({
      id: `hub:tiny/bert@${hub.sha}#onnx/model.onnx`,
      origin: 'hub',
      files: [
        {
          path: 'onnx/model.onnx',
          url: `${hub.url}/tiny/bert/resolve/${hub.sha}/onnx/model.onnx`,
          sizeBytes: 7,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
        { path: 'tokenizer.json' },
        { path: 'config.json' },
      ],
    });
    expect(hub.asked.filter((line) => line.includes('resolve'))).toEqual([]);
  });

  it('is one choice where a file is named', async () => {
    const { choices } = await fromHub(`tiny/bert@${hub.sha}#onnx/model_int8.onnx`);
    expect(choices.map(({ name }) => name)).toEqual(['onnx/model_int8.onnx']);
  });

  it('is not asked for when all of a named revision was kept', async () => {
    const id = `hub:tiny/bert@${hub.sha}#onnx/model.onnx`;
    const files = [{ path: 'onnx/model.onnx', sizeBytes: 7, sha256: 'a'.repeat(64), tag: '' }];
    await shelve({ id, title: 'tiny/bert', usedAt: 1, files }, () => new Uint8Array(7));
    const { choices } = await fromHub(`tiny/bert@${hub.sha}`);
    expect(choices).toMatchObject([{ kept: true, sizeBytes: 7, source: { id } }]);
    expect(hub.asked).toEqual([]);
    expect((await fromHub('tiny/bert')).choices.map(({ kept }) => kept)).toEqual([true, false]);
  });

  it.each([
    ['other/model', 'guest.missing'],
    ['tiny/bert@nosuch', 'guest.missing'],
    ['tiny/bert#no.onnx', 'guest.no-model'],
    ['not a name', 'guest.invalid'],
  ])('“%s” is refused: %s', async (id, code) => {
    await expect(fromHub(id)).rejects.toMatchObject({ code });
  });

  it('without a graph in it says so', async () => {
    hub.files.delete('onnx/model.onnx');
    hub.files.delete('onnx/model_int8.onnx');
    await expect(fromHub('tiny/bert')).rejects.toMatchObject({ code: 'guest.no-model' });
  });

  it.each(['', 'huggingface.co', 'ftp://x.test', 'https://'])(
    'needs a hub’s address, not “%s”',
    async (base) => {
      await expect(fromHub('tiny/bert', base)).rejects.toMatchObject({ code: 'guest.invalid' });
    },
  );

  it('of a hub that does not answer says which', async () => {
    await expect(fromHub('tiny/bert', 'http://127.0.0.1:1')).rejects.toMatchObject({
      code: 'guest.unreachable',
      details: { address: 'http://127.0.0.1:1' },
    });
  });

  it.each([['null'], ['{}'], ['{"sha":"../.."}'], ['no json'], ['<html>']])(
    'whose hub answers %s is refused',
    async (body) => {
      vi.stubGlobal('fetch', async () => new Response(body));
      await expect(fromHub('tiny/bert')).rejects.toMatchObject({ code: 'guest.invalid' });
      vi.unstubAllGlobals();
    },
  );
});

describe('an address', () => {
  it('is offered with its size and with what is beside it and above', async () => {
    hub.files.set('onnx/model.onnx_data', Buffer.alloc(100));
    const { title, choices } = await look({ kind: 'url', address: `${hub.url}/plain/onnx/model.onnx` });
    expect(title).toBe('plain');
    expect(choices).toHaveLength(1);
    expect(choices[0]).toMatchObject({ sizeBytes: 7 + 100 + 2 + 7, lacks: [] });
    expect(choices[0]?.source.files.map(({ path }) => path)).toEqual([
      'onnx/model.onnx',
      'onnx/model.onnx_data',
      'tokenizer.json',
      'config.json',
    ]);
    expect(hub.asked.every((line) => line.startsWith('HEAD'))).toBe(true);
  });

  it('takes a tokenizer from where the reader says it is, and says when it is not there', async () => {
    const address = `${hub.url}/plain/onnx/model_int8.onnx`;
    hub.files.set('elsewhere/words.json', Buffer.from('{}'));
    const { choices } = await look({
      kind: 'url',
      address,
      tokenizer: `${hub.url}/plain/elsewhere/words.json`,
    });
    expect(choices[0]?.source.files).toContainEqual({
      path: 'tokenizer.json',
      url: `${hub.url}/plain/elsewhere/words.json`,
      sizeBytes: 2,
    });
    await expect(look({ kind: 'url', address, config: `${hub.url}/plain/none.json` })).rejects.toMatchObject({
      code: 'guest.missing',
      details: { file: 'config.json' },
    });
  });

  it.each([
    ['not an address', {}, 'guest.invalid'],
    ['file:///etc/passwd', {}, 'guest.invalid'],
    ['/plain/onnx/none.onnx', {}, 'guest.missing'],
    ['/plain/onnx/model.onnx', { status: 403 }, 'guest.denied'],
    ['/plain/onnx/model.onnx', { status: 503 }, 'guest.refused'],
    ['/plain/onnx/model.onnx', { html: '<p>Sign in' }, 'guest.page'],
  ])('%s %j: %s', async (address, trouble, code) => {
    hub.troubles.set('onnx/model.onnx', trouble);
    const whole = address.startsWith('/') ? hub.url + address : address;
    await expect(look({ kind: 'url', address: whole })).rejects.toMatchObject({ code });
  });

  it('whose server knows no HEAD has no size before it is read', async () => {
    hub.troubles.set('onnx/model.onnx', { status: 405 });
    const { choices } = await look({ kind: 'url', address: `${hub.url}/plain/onnx/model.onnx` });
    expect(choices[0]?.sizeBytes).toBeUndefined();
  });

  it('that holds something else than what was kept of it is not taken from storage', async () => {
    const address = `${hub.url}/plain/onnx/model.onnx`;
    const keep = (tag: string) => {
      const files = [{ path: 'onnx/model.onnx', sizeBytes: 7, sha256: 'a'.repeat(64), tag }];
      return shelve({ id: `url:${address}`, title: 't', usedAt: 1, files }, () => new Uint8Array(7));
    };
    const tag = (await fetch(address)).headers.get('etag') ?? '';
    await keep(tag);
    expect((await look({ kind: 'url', address })).choices[0]?.kept).toBe(true);
    await keep('"older"');
    expect((await look({ kind: 'url', address })).choices[0]?.kept).toBe(false);
  });

  it('that was kept opens without a network', async () => {
    const address = 'http://127.0.0.1:1/model.onnx';
    const files = [{ path: 'model.onnx', sizeBytes: 7, sha256: 'a'.repeat(64), tag: '' }];
    await shelve({ id: `url:${address}`, title: 't', usedAt: 1, files }, () => new Uint8Array(7));
    expect((await look({ kind: 'url', address })).choices).toMatchObject([{ kept: true, sizeBytes: 7 }]);
  });
});

describe('files', () => {
  const blob = (path: string, bytes: Uint8Array | string) => ({
    path,
    url: URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>])),
    sizeBytes: bytes.length,
  });

  it('without a graph are refused with their names', async () => {
    await expect(look({ kind: 'files', files: [blob('model.safetensors', 'x')] })).rejects.toMatchObject({
      code: 'guest.no-model',
      details: { found: 'model.safetensors' },
    });
  });

  it('are another guest each time, as nothing but their bytes says which they are', async () => {
    const wish = { kind: 'files', files: [blob('model.onnx', 'x')] } as const;
    const [one, two] = [await look(wish), await look(wish)];
    expect(one.choices[0]?.source.id).not.toBe(two.choices[0]?.source.id);
  });

  it('keep what may be external data under another name, but not what surely is none', async () => {
    const files = ['model.onnx', 'weights.bin', 'README.md', 'tokenizer.json'].map((path) => blob(path, 'x'));
    const { choices } = await look({ kind: 'files', files });
    expect(choices[0]?.source.files.map(({ path }) => path)).toEqual([
      'model.onnx',
      'tokenizer.json',
      'weights.bin',
    ]);
  });

  it('come out of a zip, which names them', async () => {
    const zip = zipSync({ 'bert/onnx/model.onnx': strToU8('graph'), 'bert/tokenizer.json': strToU8('{}') });
    const { title, choices } = await look({ kind: 'files', files: [blob('my bert.zip', zip)] });
    expect(title).toBe('my bert');
    const [graph] = choices[0]?.source.files ?? [];
    expect(graph).toMatchObject({ path: 'bert/onnx/model.onnx', sizeBytes: 5 });
    expect(await (await fetch(graph?.url ?? '')).text()).toBe('graph');
  });

  it('of a folder are named after it', async () => {
    const files = [blob('tiny/model.onnx', 'x'), blob('tiny/tokenizer.json', '{}')];
    expect((await look({ kind: 'files', files })).title).toBe('tiny');
  });
});
