import type { GuestOffer, GuestWish } from '../../../core/guest-offer.ts';
import { lookAtAddress } from './look-at-address.ts';
import { lookAtFiles } from './look-at-files.ts';
import { lookAtHub } from './look-at-hub.ts';

/** What a wish can lead to, before any weights are read. Throws `guest.*` or `run.aborted`. */
export function lookForGuest(wish: GuestWish, signal: AbortSignal): Promise<GuestOffer> {
  switch (wish.kind) {
    case 'files':
      return lookAtFiles(wish, signal);
    case 'url':
      return lookAtAddress(wish, signal);
    case 'hub':
      return lookAtHub(wish, signal);
  }
}
