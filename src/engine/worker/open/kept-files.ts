/** A file of a model, by what it holds: another content has another place. */
export interface KeptPlace {
  readonly model: string;
  readonly file: string;
  readonly sha256: string;
}

const CACHE = 'headlight-models';

/** Cache Storage wants addresses; nothing is ever fetched from this one. */
function addressOf({ model, file, sha256 }: KeptPlace): string {
  return `https://headlight.invalid/models/${model}/${file}?sha256=${sha256}`;
}

/** A file that an earlier visit kept; undefined where there is none of that size, or storage is denied. */
export async function findKeptFile(
  place: KeptPlace,
  sizeBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const answer = await (await caches.open(CACHE)).match(addressOf(place));
    const bytes = answer && new Uint8Array(await answer.arrayBuffer());
    return bytes?.length === sizeBytes ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a checked file for the next visit, in place of another content of the same file. Where storage is denied or
 * full, the visit goes on without.
 */
export async function keepFile(place: KeptPlace, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    const address = addressOf(place);
    await cache.put(address, new Response(bytes));
    const [path] = address.split('?', 1);
    for (const { url } of await cache.keys()) {
      if (url !== address && url.startsWith(`${path}?`)) await cache.delete(url);
    }
  } catch {
    // Denied in some frames, or no room: the file is fetched again next time.
  }
}
