import type { GuestOffer, KeptGuest } from '../../../core/guest-offer.ts';
import { findShelved, listShelf, shelvedBytes, unshelve } from '../../guest/shelf.ts';
import { offerOfShelved } from './look-at-hub.ts';

/** What earlier visits kept, the last used first; undefined where the browser denies storage. */
export async function listKeptGuests(): Promise<KeptGuest[] | undefined> {
  const shelf = await listShelf();
  return shelf?.map((guest) => ({
    id: guest.id,
    title: guest.title,
    usedAt: guest.usedAt,
    sizeBytes: shelvedBytes(guest),
  }));
}

/** A kept guest, ready to be opened; undefined where it is gone. */
export async function findKeptGuest(id: string): Promise<GuestOffer | undefined> {
  const found = await findShelved(id);
  return found && offerOfShelved(found);
}

/** Forgets one, or all. */
export async function forgetKeptGuests(id?: string): Promise<void> {
  await unshelve(id);
}
