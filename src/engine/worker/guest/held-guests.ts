import type { GuestSource } from '../../../core/guest.ts';
import { type DescribedGuest, describeGuest } from './describe-guest.ts';
import { type GuestFiles, readGuestFiles } from './read-files.ts';

/** The guest that was examined last, until it is opened: its bytes are hundreds of megabytes at times. */
let held: DescribedGuest | undefined;

/** What a guest is; its bytes stay for `takeGuest`. */
export function examineGuest(source: GuestSource, files: GuestFiles): DescribedGuest {
  held = describeGuest(source, files);
  return held;
}

/** The guest that was examined, which nobody else holds then; read and described again where it is another one. */
export async function takeGuest(
  source: GuestSource,
  manifestId: string,
  signal: AbortSignal,
  onProgress: Parameters<typeof readGuestFiles>[2],
): Promise<DescribedGuest> {
  const found = held;
  held = undefined;
  if (found?.manifest.id === manifestId) return found;
  return describeGuest(source, await readGuestFiles(source, signal, onProgress));
}
