import type { GuestFile } from '../../core/guest.ts';

/** A file that somebody gave, with an address under which it can be read until that is revoked. */
export function asGuestFile(file: File, path = file.webkitRelativePath || file.name): GuestFile {
  return { path, url: URL.createObjectURL(file), sizeBytes: file.size };
}
