import { describe, expect, it, vi } from 'vitest';
import { HeadlightError } from '../../core/errors.ts';
import type { GuestSource } from '../../core/guest.ts';
import type { GuestOffer, GuestWish, KeptGuest } from '../../core/guest-offer.ts';
import type { AskOptions, Engine } from '../../engine/client/engine-client.ts';
import type { GuestExamination, ModelSource, OpenedModel } from '../../engine/protocol.ts';
import { createAppStore } from '../app-store.ts';
import { followGuestLink } from '../guest/guest-link.ts';
import { type GuestDoors, startGuestEffect } from './guest-effect.ts';

const modelOf = (id: string) =>
  ({
    manifest: { id, sites: [], tasks: [{ task: 'generation', examples: ['a'] }] },
    urls: {},
  }) as unknown as ModelSource;

function offerOf(id: string, kept = false): GuestOffer {
  const origin = id.startsWith('file:') ? 'files' : 'hub';
  const files = [
    { path: 'model.onnx', url: origin === 'files' ? `blob:${id}` : 'https://x.test/m', sizeBytes: 4 },
  ];
  const source: GuestSource = { id, title: id, origin, files };
  const choice = { source, name: 'model.onnx', dtype: undefined, sizeBytes: 4, lacks: [], kept };
  return { title: id, place: '', choices: [choice] };
}

const examined = (id: string): GuestExamination => ({
  manifest: modelOf(id).manifest,
  report: { files: [], seen: [], missed: [] },
});

interface Faked {
  readonly look?: (wish: GuestWish, signal: AbortSignal) => Promise<GuestOffer>;
  readonly examine?: (source: GuestSource, options: AskOptions) => Promise<GuestExamination>;
  readonly kept?: readonly KeptGuest[];
}

function setup({ look, examine, kept = [] }: Faked = {}) {
  const shelf = [...kept];
  const revoked: string[] = [];
  const examinedSources: string[] = [];
  const store = createAppStore({ models: [modelOf('first')] });
  const doors: GuestDoors = {
    lookForGuest: look ?? (async () => offerOf('hub:a/b@1#m')),
    listKeptGuests: async () => [...shelf],
    findKeptGuest: async (id) => (shelf.some((one) => one.id === id) ? offerOf(id, true) : undefined),
    forgetKeptGuests: async (id) => {
      shelf.splice(0, shelf.length, ...shelf.filter((one) => id !== undefined && one.id !== id));
    },
    revoke: (url) => revoked.push(url),
  };
  const engine = {
    ask: (_: string, source: GuestSource, options: AskOptions) => {
      examinedSources.push(source.id);
      return examine ? examine(source, options) : Promise.resolve(examined('guest-a'));
    },
  } as unknown as Engine;
  startGuestEffect(store, engine, doors);
  const state = () => store.getState();
  const reach = (kind: string) => vi.waitFor(() => expect(state().guestStep.kind).toBe(kind));
  return { store, state, reach, revoked, examinedSources };
}

const WISH: GuestWish = { kind: 'hub', id: 'a/b', base: 'https://x.test' };
const KEPT: KeptGuest = { id: 'hub:a/b@1#m', title: 'a/b', sizeBytes: 4, usedAt: 1 };

describe('the guest effect', () => {
  it('looks for what is wished, and reads nothing before the reader says so', async () => {
    const { state, reach, examinedSources } = setup();
    state().lookForGuest(WISH);
    await reach('offered');
    expect(state().guestDialog).toBe(true);
    expect(examinedSources).toEqual([]);
  });

  it('reads what was chosen, puts it into the list and opens it', async () => {
    const { state, reach } = setup();
    state().lookForGuest(WISH);
    await reach('offered');
    state().readGuest();
    await reach('choosing');
    expect(state().models.map(({ manifest }) => manifest.id)).toEqual(['first', 'guest-a']);
    expect(state().models[1]?.guest?.id).toBe('hub:a/b@1#m');
    expect(state().wanted.modelId).toBe('guest-a');
    expect(state().guestDialog).toBe(false);
    expect(state().guests['guest-a']?.report.seen).toEqual([]);
  });

  it('puts a model that is opened again in the place of the first, not beside it', async () => {
    const { state, reach } = setup();
    for (let time = 0; time < 2; time += 1) {
      state().lookForGuest(WISH);
      await reach('offered');
      state().readGuest();
      await reach('choosing');
    }
    expect(state().models.map(({ manifest }) => manifest.id)).toEqual(['first', 'guest-a']);
  });

  it('says that a guest could not be kept, and does not say it of one that is', async () => {
    const full = setup();
    full.state().lookForGuest(WISH);
    await full.reach('offered');
    full.state().readGuest();
    await vi.waitFor(() => expect(full.state().unkept).toBe('hub:a/b@1#m'));
    const roomy = setup({ kept: [KEPT] });
    roomy.state().lookForGuest(WISH);
    await roomy.reach('offered');
    roomy.state().readGuest();
    await roomy.reach('choosing');
    await vi.waitFor(() => expect(roomy.state().kept).toEqual([KEPT]));
    expect(roomy.state().unkept).toBeUndefined();
  });

  it('says how far it is, and keeps the offer when the reader stops it', async () => {
    let report = (_: number) => {};
    let signal: AbortSignal | undefined;
    const { state, reach } = setup({
      examine: (_, options) => {
        signal = options.signal;
        report = (loadedBytes) => options.onProgress?.({ stage: 'download', loadedBytes, totalBytes: 4 });
        return new Promise(() => {});
      },
    });
    state().lookForGuest(WISH);
    await reach('offered');
    state().readGuest();
    report(1);
    report(3);
    expect(state().guestStep).toMatchObject({ kind: 'reading', progress: { loadedBytes: 3 } });
    expect(signal?.aborted).toBe(false);
    state().stopGuest();
    expect(signal?.aborted).toBe(true);
    expect(state().guestStep.kind).toBe('offered');
    report(4);
    expect(state().guestStep.kind).toBe('offered');
  });

  it('says what failed, and tries again when the reader wants to', async () => {
    let tries = 0;
    const { state, reach } = setup({
      examine: async () => {
        tries += 1;
        if (tries === 1) throw new HeadlightError('guest.lost', { file: 'model.onnx', loaded: '1.0' });
        return examined('guest-a');
      },
    });
    state().lookForGuest(WISH);
    await reach('offered');
    state().readGuest();
    await reach('failed');
    expect(state().guestStep).toMatchObject({ error: { code: 'guest.lost' } });
    state().readGuest();
    await reach('choosing');
    expect(state().wanted.modelId).toBe('guest-a');
  });

  it('says why a wish leads to nothing', async () => {
    const { state } = setup({
      look: async () => {
        throw new HeadlightError('guest.missing', { file: 'a/b', status: 404 });
      },
    });
    state().lookForGuest(WISH);
    await vi.waitFor(() =>
      expect(state().guestStep).toMatchObject({ kind: 'choosing', error: { code: 'guest.missing' } }),
    );
  });

  it('lets the newest wish win, and stops the older one', async () => {
    const waiting: ((offer: GuestOffer) => void)[] = [];
    const signals: AbortSignal[] = [];
    const { state, reach } = setup({
      look: (_, signal) => {
        signals.push(signal);
        return new Promise((resolve) => waiting.push(resolve));
      },
    });
    state().lookForGuest(WISH);
    state().lookForGuest({ ...WISH, id: 'c/d' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    waiting[1]?.(offerOf('hub:c/d@1#m'));
    await reach('offered');
    waiting[0]?.(offerOf('hub:a/b@1#m'));
    await Promise.resolve();
    expect(state().guestStep).toMatchObject({ offer: { title: 'hub:c/d@1#m' } });
  });

  it('lets files go when their offer is left, and when their model is removed, not before', async () => {
    const { state, reach, revoked } = setup({ look: async () => offerOf('file:1/m') });
    state().lookForGuest({ kind: 'files', files: [] });
    await reach('offered');
    state().backToChoosing();
    expect(revoked).toEqual(['blob:file:1/m']);

    revoked.length = 0;
    state().lookForGuest({ kind: 'files', files: [] });
    await reach('offered');
    state().readGuest();
    await reach('choosing');
    expect(revoked).toEqual([]);
    state().removeGuest('guest-a');
    expect(revoked).toEqual(['blob:file:1/m']);
    expect(state().models.map(({ manifest }) => manifest.id)).toEqual(['first']);
    expect(state().wanted.modelId).toBe('first');
    expect(state().guests).toEqual({});
  });

  it('never removes a model that is no guest', () => {
    const { state } = setup();
    state().removeGuest('first');
    expect(state().models).toHaveLength(1);
  });

  it('keeps the check of the first opening with the guest', async () => {
    const { state, reach } = setup();
    state().lookForGuest(WISH);
    await reach('offered');
    state().readGuest();
    await reach('choosing');
    const check = { tokens: 4, largestDifference: 0, largestRowError: 1e-7 };
    state().setEngine({ kind: 'ready', opened: { check } as OpenedModel });
    expect(state().guests['guest-a']?.check).toEqual(check);
    // A later opening checks nothing: what was found stays.
    state().setEngine({ kind: 'ready', opened: {} as OpenedModel });
    expect(state().guests['guest-a']?.check).toEqual(check);
  });

  it('lists what is kept when the dialog opens, opens one of them, and forgets them', async () => {
    const { state, examinedSources } = setup({ kept: [KEPT, { ...KEPT, id: 'url:x' }] });
    expect(state().kept).toBe('unread');
    state().showGuestDialog(true);
    await vi.waitFor(() => expect(state().kept).toHaveLength(2));
    state().openKept(KEPT.id);
    await vi.waitFor(() => expect(examinedSources).toEqual([KEPT.id]));
    state().forgetKept('url:x');
    await vi.waitFor(() => expect(state().kept).toEqual([KEPT]));
    state().forgetKept();
    await vi.waitFor(() => expect(state().kept).toEqual([]));
  });
});

describe('a link to a model of a hub', () => {
  it('looks for it, and waits for the reader', async () => {
    const looked: GuestWish[] = [];
    const { store, reach, examinedSources } = setup({
      look: async (wish) => {
        looked.push(wish);
        return offerOf('hub:a/b@1#m');
      },
    });
    followGuestLink(store, '?model=hub:a/b@1');
    await reach('offered');
    expect(looked).toEqual([{ kind: 'hub', id: 'a/b@1', base: 'https://huggingface.co' }]);
    expect(examinedSources).toEqual([]);
  });

  it('opens at once what was kept, as nothing is downloaded', async () => {
    const { store, examinedSources } = setup({ look: async () => offerOf('hub:a/b@1#m', true) });
    followGuestLink(store, '?model=hub:a/b@1');
    await vi.waitFor(() => expect(examinedSources).toEqual(['hub:a/b@1#m']));
  });

  it.each(['', '?model=tagger', '?other=hub:a/b', `?model=hub:${'a'.repeat(500)}`])(
    'is not seen in “%s”',
    (search) => {
      const { store, state } = setup();
      followGuestLink(store, search);
      expect(state().guestStep.kind).toBe('choosing');
      expect(state().guestDialog).toBe(false);
    },
  );
});
