import type { AppStore } from '../app-store.ts';
import { findHubBase } from './hub-base.ts';

/** The repository that a link names: `?model=hub:owner/name@revision`; undefined where it names none. */
export function findGuestLink(search: string): string | undefined {
  const model = new URLSearchParams(search).get('model') ?? '';
  return model.startsWith('hub:') && model.length < 400 ? model.slice('hub:'.length) : undefined;
}

/**
 * Opens the dialog with what a link names. Its list of files is asked for, at the hub that this reader has chosen; weights are only
 * read when the reader says so, unless they were kept.
 */
export function followGuestLink(store: AppStore, search: string): void {
  const hubId = findGuestLink(search);
  const { setGuestFields, lookForGuest, guestFields } = store.getState();
  const hubBase = findHubBase() ?? guestFields.hubBase;
  setGuestFields({ hubBase });
  if (hubId === undefined) return;
  setGuestFields({ hubId });
  lookForGuest({ kind: 'hub', id: hubId, base: hubBase });
}
