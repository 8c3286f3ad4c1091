import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenRequest } from '../../protocol.ts';

const openModel = vi.fn();
vi.mock('./open-model.ts', () => ({ openModel }));

const MEGABYTE = 1_000_000;
let openKept: typeof import('./kept-models.ts').openKept;
/** Which sessions were released, in order. */
let released: string[];

const requestOf = (id: string, megabytes = 1, more: { revision?: string; reload?: boolean } = {}) => {
  const { revision = 'r1', ...rest } = more;
  const half = { bytes: (megabytes * MEGABYTE) / 2, sha256: '' };
  return {
    model: { manifest: { id, revision, files: { model: half, tokenizer: half } }, urls: {} },
    provider: 'wasm',
    ...rest,
  } as unknown as OpenRequest;
};
const open = (...request: Parameters<typeof requestOf>) =>
  openKept(requestOf(...request), new AbortController().signal, () => {});
/** What had to be opened, as ids and revisions. */
const openings = () =>
  openModel.mock.calls.map(([{ model }]) => `${model.manifest.id} ${model.manifest.revision}`);

beforeEach(async () => {
  released = [];
  openModel.mockReset();
  openModel.mockImplementation(async ({ model: { manifest } }: OpenRequest) => ({
    model: {
      manifest,
      whole: { release: async () => released.push(`${manifest.id} whole`) },
      step: manifest.id.startsWith('encoder')
        ? undefined
        : { release: async () => released.push(`${manifest.id} step`) },
    },
    opened: { provider: 'wasm', threads: 1, elapsedMs: { download: 5, session: 7, total: 12 } },
  }));
  // Each test begins with nothing kept.
  vi.resetModules();
  ({ openKept } = await import('./kept-models.ts'));
});

describe('openKept', () => {
  it('opens a model that was not open, as it is asked to', async () => {
    const { signal } = new AbortController();
    const onProgress = () => {};
    const request = requestOf('a');
    const { opened } = await openKept(request, signal, onProgress);
    expect(openModel).toHaveBeenCalledWith(request, signal, onProgress);
    expect(opened.elapsedMs).toEqual({ download: 5, session: 7, total: 12 });
  });

  it('takes a model as it was left, without a download', async () => {
    const first = await open('a');
    await open('b');
    const again = await open('a');
    expect(again.model).toBe(first.model);
    expect(again.opened).toMatchObject({
      provider: 'wasm',
      threads: 1,
      elapsedMs: { download: 0, session: 0 },
    });
    expect(openings()).toEqual(['a r1', 'b r1']);
    expect(released).toEqual([]);
  });

  it('opens another revision of a model anew', async () => {
    await open('a');
    await open('a', 1, { revision: 'r2' });
    expect(openings()).toEqual(['a r1', 'a r2']);
  });

  it('lets go of a model that is to be opened again past the cache', async () => {
    await open('a');
    await open('a', 1, { reload: true });
    expect(openings()).toEqual(['a r1', 'a r1']);
    expect(released).toEqual(['a whole', 'a step']);
    await open('a');
    expect(openings()).toHaveLength(2);
  });

  it('keeps as many as fit, and lets the one go that was used the longest ago', async () => {
    for (const id of ['a', 'b', 'c']) await open(id, 20);
    await open('a', 20);
    await open('d', 20);
    expect(released).toEqual(['b whole', 'b step']);
    for (const id of ['a', 'c', 'd']) await open(id, 20);
    expect(openings()).toEqual(['a r1', 'b r1', 'c r1', 'd r1']);
    await open('b', 20);
    expect(openings().at(-1)).toBe('b r1');
  });

  it('keeps models that together are exactly as large as may be', async () => {
    await open('a', 32);
    await open('b', 32);
    expect(released).toEqual([]);
    await open('c', 1);
    expect(released).toEqual(['a whole', 'a step']);
  });

  it('opens a model that is too large for all, alone', async () => {
    await open('encoder');
    await open('a');
    await open('giant', 100);
    expect(released).toEqual(['encoder whole', 'a whole', 'a step']);
    await open('giant', 100);
    expect(openings()).toEqual(['encoder r1', 'a r1', 'giant r1']);
  });

  it('keeps nothing of an opening that failed, and the others as they were', async () => {
    await open('a');
    openModel.mockRejectedValueOnce(new Error('no wasm'));
    await expect(open('b')).rejects.toThrow('no wasm');
    await open('b');
    await open('a');
    expect(openings()).toEqual(['a r1', 'b r1', 'b r1']);
  });
});
