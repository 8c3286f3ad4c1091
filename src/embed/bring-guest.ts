import type { InferOutput } from 'valibot';
import { fromErrorRecord, HeadlightError } from '../core/errors.ts';
import type { GuestWish } from '../core/guest-offer.ts';
import type { AppState, AppStore } from '../state/app-store.ts';
import { asGuestFile } from '../state/guest/as-guest-file.ts';
import type { bringSchema } from './page-api-arguments.ts';
import { isPainted, settled } from './settled.ts';

/**
 * Opens a model of the caller's own, as the dialog does, without asking the reader. Resolves when its first run is painted.
 * Throws `guest.*`, `argument.invalid` (a file that the repository lacks) or `run.superseded` (the reader, or another call, wished
 * for something else meanwhile).
 */
export async function bringGuest(store: AppStore, options: InferOutput<typeof bringSchema>): Promise<void> {
  const { lookForGuest, showGuestDialog, chooseGuest, readGuest } = store.getState();
  const wish = wishOf(options, store.getState());
  lookForGuest(wish);
  showGuestDialog(false);
  // What was kept is read at once, without an offer.
  const { guestStep: found } = await reached(store, ({ guestStep }) => guestStep.kind !== 'looking');
  if (found.kind === 'choosing') throw found.error ? fromErrorRecord(found.error) : superseded();
  if (!('offer' in found)) throw superseded();
  if ('file' in options && options.file !== undefined) {
    const choice = found.offer.choices.findIndex(({ name }) => name === options.file);
    if (choice < 0) {
      const names = found.offer.choices.map(({ name }) => name).join(' or ');
      throw new HeadlightError('argument.invalid', { path: 'file', expected: names, found: options.file });
    }
    chooseGuest(choice);
  }
  const before = store.getState();
  if (before.guestStep.kind === 'offered') readGuest();
  const { guestStep: read } = await reached(store, ({ guestStep }) => guestStep.kind !== 'reading');
  if (read.kind === 'failed') throw fromErrorRecord(read.error);
  if (read.kind !== 'choosing') throw superseded();
  await settled(
    store,
    (state) => state.engine.kind === 'ready' && state.run !== before.run && isPainted(state),
  );
}

function wishOf(options: InferOutput<typeof bringSchema>, { guestFields }: AppState): GuestWish {
  if ('files' in options) {
    return { kind: 'files', files: options.files.map((file) => asGuestFile(file)) };
  }
  if ('url' in options) {
    const { url, tokenizer, config } = options;
    return { kind: 'url', address: url, ...(tokenizer && { tokenizer }), ...(config && { config }) };
  }
  return { kind: 'hub', id: options.hub, base: options.base ?? guestFields.hubBase };
}

/** The first state that fits, now or later. */
function reached(store: AppStore, fits: (state: AppState) => boolean): Promise<AppState> {
  return new Promise((resolve) => {
    if (fits(store.getState())) return resolve(store.getState());
    const stop = store.subscribe((state) => {
      if (!fits(state)) return;
      stop();
      resolve(state);
    });
  });
}

function superseded(): HeadlightError {
  return new HeadlightError('run.superseded');
}
