import type { KeptGuest } from '../../core/guest-offer.ts';

/** A guest on the shelf: which files it has there. */
export interface ShelvedGuest extends Omit<KeptGuest, 'sizeBytes'> {
  readonly files: readonly ShelvedFile[];
}

export interface ShelvedFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** Hex; what came is compared with it when it is taken from the shelf. */
  readonly sha256: string;
  /** What the server called this content: another tag means that the address holds something else now. */
  readonly tag: string;
}

const CACHE = 'headlight-guests';
/** Cache Storage wants addresses; nothing is ever fetched from these. */
const PLACE = 'https://headlight.invalid/guests/';

const entryAddress = (id: string) => `${PLACE}${encodeURIComponent(id)}/entry`;
const fileAddress = (id: string, { path, sha256 }: Pick<ShelvedFile, 'path' | 'sha256'>) =>
  `${PLACE}${encodeURIComponent(id)}/file/${encodeURIComponent(path)}?sha256=${sha256}`;

/** All guests that are kept, the last used first; undefined where the browser denies storage. */
export async function listShelf(): Promise<ShelvedGuest[] | undefined> {
  try {
    const cache = await caches.open(CACHE);
    const requests = (await cache.keys()).filter(({ url }) => url.endsWith('/entry'));
    const entries = await Promise.all(requests.map(async ({ url }) => readEntry(await cache.match(url))));
    return entries.flatMap((entry) => entry ?? []).sort((a, b) => b.usedAt - a.usedAt);
  } catch {
    return undefined;
  }
}

export async function findShelved(id: string): Promise<ShelvedGuest | undefined> {
  try {
    return await readEntry(await (await caches.open(CACHE)).match(entryAddress(id)));
  } catch {
    return undefined;
  }
}

/** A kept file as it can be read; undefined where it is gone. */
export async function findShelvedFile(id: string, file: ShelvedFile): Promise<Response | undefined> {
  try {
    return await (await caches.open(CACHE)).match(fileAddress(id, file));
  } catch {
    return undefined;
  }
}

/**
 * Puts a guest's files where the next visit finds them, in place of what was kept of it. Returns false where storage is
 * denied or full: nothing of it stays then.
 */
export async function shelve(
  guest: ShelvedGuest,
  bytesOf: (path: string) => Uint8Array<ArrayBuffer> | undefined,
): Promise<boolean> {
  try {
    const cache = await caches.open(CACHE);
    const known = await findShelved(guest.id);
    for (const file of guest.files) {
      const same = known?.files.some(({ path, sha256 }) => path === file.path && sha256 === file.sha256);
      const bytes = bytesOf(file.path);
      if (!same && bytes) await cache.put(fileAddress(guest.id, file), new Response(bytes));
    }
    await cache.put(entryAddress(guest.id), new Response(JSON.stringify(guest)));
    const wanted = new Set([
      entryAddress(guest.id),
      ...guest.files.map((file) => fileAddress(guest.id, file)),
    ]);
    await drop(cache, (url) => isOf(url, guest.id) && !wanted.has(url));
    return true;
  } catch {
    await unshelve(guest.id);
    return false;
  }
}

/** Forgets a guest, or all of them. */
export async function unshelve(id?: string): Promise<void> {
  try {
    await drop(await caches.open(CACHE), (url) => id === undefined || isOf(url, id));
  } catch {
    // Where storage is denied there is nothing to forget.
  }
}

export function shelvedBytes({ files }: Pick<ShelvedGuest, 'files'>): number {
  return files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

function isOf(url: string, id: string): boolean {
  return url.startsWith(`${PLACE}${encodeURIComponent(id)}/`);
}

async function drop(cache: Cache, fits: (url: string) => boolean): Promise<void> {
  for (const { url } of await cache.keys()) {
    if (fits(url)) await cache.delete(url);
  }
}

/** Only this page writes entries; one that an older version wrote otherwise is as good as none. */
async function readEntry(response: Response | undefined): Promise<ShelvedGuest | undefined> {
  try {
    const entry = (await response?.json()) as ShelvedGuest | undefined;
    return entry && typeof entry.id === 'string' && Array.isArray(entry.files) ? entry : undefined;
  } catch {
    return undefined;
  }
}
