import { type ErrorRecord, HeadlightError, toErrorRecord } from '../../core/errors.ts';
import type { GuestFile } from '../../core/guest.ts';
import type { GuestOffer, GuestWish } from '../../core/guest-offer.ts';
import type { Engine } from '../../engine/client/engine-client.ts';
import { findKeptGuest, forgetKeptGuests, listKeptGuests } from '../../engine/client/guest/kept-guests.ts';
import { lookForGuest } from '../../engine/client/guest/look-for-guest.ts';
import type { AppState, AppStore } from '../app-store.ts';
import type { GuestStep } from '../guest/guest-slice.ts';

/** What the effect does outside of the store and the engine. */
export interface GuestDoors {
  lookForGuest(wish: GuestWish, signal: AbortSignal): Promise<GuestOffer>;
  listKeptGuests(): ReturnType<typeof listKeptGuests>;
  findKeptGuest(id: string): Promise<GuestOffer | undefined>;
  forgetKeptGuests(id?: string): Promise<void>;
  /** Lets go of a file that the reader gave. */
  revoke(url: string): void;
}

const DOORS: GuestDoors = {
  lookForGuest,
  listKeptGuests,
  findKeptGuest,
  forgetKeptGuests,
  revoke: (url) => URL.revokeObjectURL(url),
};

/**
 * Looks for guests, reads them, puts them into the list of models, and keeps the list of what is stored up to date.
 * Returns the function that ends the effect.
 */
export function startGuestEffect(store: AppStore, engine: Engine, doors: GuestDoors = DOORS): () => void {
  let abort = new AbortController();

  const refreshKept = async () => store.getState().setKept(await doors.listKeptGuests());

  const look = async (step: Extract<GuestStep, { kind: 'looking' }>, { signal }: AbortController) => {
    const settle = (next: GuestStep): boolean => {
      if (store.getState().guestStep !== step) return false;
      store.getState().setGuestStep(next);
      return true;
    };
    try {
      const offer = await doors.lookForGuest(step.wish, signal);
      const single = step.wish.kind !== 'files' && offer.choices.length === 1 && offer.choices[0]?.kept;
      if (!settle({ kind: 'offered', offer, choice: 0 })) release(offer, store.getState(), doors);
      else if (single) store.getState().readGuest();
    } catch (error) {
      settle({ kind: 'choosing', error: recordOf(error) });
      if (step.wish.kind === 'files') revokeAll(step.wish.files, store.getState(), doors);
    }
  };

  const read = async (step: Extract<GuestStep, { kind: 'reading' }>, { signal }: AbortController) => {
    const source = step.offer.choices[step.choice]?.source;
    if (!source) return;
    let current: GuestStep = step;
    const isCurrent = () => store.getState().guestStep === current;
    try {
      const { manifest, report } = await engine.ask('examine', source, {
        signal,
        onProgress: (progress) => {
          if (!isCurrent()) return;
          current = { ...step, progress };
          store.getState().setGuestStep(current);
        },
      });
      if (!isCurrent()) return;
      const { addGuest, openModel, setGuestStep, showGuestDialog, wanted } = store.getState();
      // In the list before the offer is left: what the list needs is not let go.
      addGuest({ manifest, urls: {}, guest: source }, report);
      setGuestStep({ kind: 'choosing' });
      showGuestDialog(false);
      openModel({ modelId: manifest.id, provider: wanted.provider });
      await refreshKept();
      const { kept } = store.getState();
      const isKept = Array.isArray(kept) && kept.some(({ id }) => id === source.id);
      store.getState().setUnkept(source.origin === 'files' || isKept ? undefined : source.title);
    } catch (error) {
      if (!isCurrent()) return;
      store.getState().setGuestStep({ ...step, kind: 'failed', error: recordOf(error) });
    }
  };

  const takeKept = async (wish: NonNullable<AppState['keptWish']>) => {
    if (wish.kind === 'forget') {
      await doors.forgetKeptGuests(wish.id);
      await refreshKept();
      return;
    }
    const offer = await doors.findKeptGuest(wish.id);
    if (!offer) return refreshKept();
    store.getState().setGuestStep({ kind: 'offered', offer, choice: 0 });
    store.getState().readGuest();
  };

  return store.subscribe((state, before) => {
    const { guestStep: step } = state;
    if (step !== before.guestStep) {
      const goesOn = step.kind === 'reading' && step.progress !== undefined;
      if (!goesOn) {
        abort.abort();
        abort = new AbortController();
        if (step.kind === 'looking') void look(step, abort);
        if (step.kind === 'reading') void read(step, abort);
        if (step.kind === 'choosing' || step.kind === 'looking')
          releaseBefore(before.guestStep, state, doors);
      }
    }
    if (state.models !== before.models) {
      for (const { guest } of before.models) {
        const stays = state.models.some((model) => model.guest?.id === guest?.id);
        if (guest && !stays) revokeAll(guest.files, state, doors);
      }
    }
    if (state.guestDialog && !before.guestDialog) void refreshKept();
    if (state.keptWish && state.keptWish !== before.keptWish) void takeKept(state.keptWish);
    if (state.engine !== before.engine && state.engine.kind === 'ready' && state.engine.opened.check) {
      state.checkGuest(state.wanted.modelId, state.engine.opened.check);
    }
  });
}

/** An offer that was left: the files in it that no open model needs are let go. */
function releaseBefore(step: GuestStep, state: AppState, doors: GuestDoors): void {
  if ('offer' in step) release(step.offer, state, doors);
}

function release(offer: GuestOffer, state: AppState, doors: GuestDoors): void {
  for (const { source } of offer.choices) revokeAll(source.files, state, doors);
}

function revokeAll(files: readonly GuestFile[], { models }: AppState, doors: GuestDoors): void {
  const needed = new Set(models.flatMap(({ guest }) => guest?.files.map(({ url }) => url) ?? []));
  for (const { url } of files) {
    if (url.startsWith('blob:') && !needed.has(url)) doors.revoke(url);
  }
}

/** The engine gave way to another one, with other threads or another provider: to the reader it stopped. */
function recordOf(error: unknown): ErrorRecord {
  const gaveWay = error instanceof HeadlightError && error.code === 'run.superseded';
  return gaveWay ? { code: 'engine.crashed', details: {} } : toErrorRecord(error, 'engine.failed');
}
