import type { GuestFile } from '../../core/guest.ts';
import { asGuestFile } from '../../state/guest/as-guest-file.ts';

/** Folders that are dropped may be anything, a home folder too: what is read of them is bounded. */
const MAX_FILES = 2000;
const MAX_DEPTH = 8;

/** Files as they were chosen, with addresses under which they can be read. */
export function asGuestFiles(files: Iterable<File>): GuestFile[] {
  return Array.from(files, (file) => asGuestFile(file));
}

/** What was dropped: files, and folders with all that is in them, 2000 files and eight levels at most. */
export async function filesOfDrop(transfer: DataTransfer): Promise<GuestFile[]> {
  // Entries have to be asked for while the event lasts.
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry?.() ?? undefined);
  const loose = Array.from(transfer.files);
  if (!entries.some((entry) => entry?.isDirectory)) return asGuestFiles(loose);
  const found: GuestFile[] = [];
  for (const entry of entries) if (entry) await collect(entry, 0, found);
  return found;
}

async function collect(entry: FileSystemEntry, depth: number, found: GuestFile[]): Promise<void> {
  if (found.length >= MAX_FILES || depth > MAX_DEPTH) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    found.push(asGuestFile(file, entry.fullPath.replace(/^\//, '')));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A reader gives its entries in portions, and an empty one at the end.
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return;
    for (const child of portion) await collect(child, depth + 1, found);
  }
}
