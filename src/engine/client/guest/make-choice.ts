import type { GuestFile, GuestSource } from '../../../core/guest.ts';
import type { GuestChoice } from '../../../core/guest-offer.ts';
import type { ShelvedGuest } from '../../guest/shelf.ts';
import type { FileGroup } from './sort-files.ts';

/** A choice of an offer, from files that belong together. `shelf`: what earlier visits kept. */
export function makeChoice(
  { graphs, others, dtype, lacks }: FileGroup<GuestFile>,
  { id, title, origin }: Omit<GuestSource, 'files'>,
  shelf: readonly ShelvedGuest[] = [],
): GuestChoice {
  const files = [...new Map([...graphs, ...others].map((file) => [file.path, file])).values()];
  const known = graphs.every(({ sizeBytes }) => sizeBytes !== undefined);
  return {
    source: { id, title, origin, files },
    name: graphs[0]?.path ?? title,
    dtype,
    sizeBytes: known ? files.reduce((sum, { sizeBytes = 0 }) => sum + sizeBytes, 0) : undefined,
    lacks,
    kept: shelf.some((guest) => guest.id === id),
  };
}
