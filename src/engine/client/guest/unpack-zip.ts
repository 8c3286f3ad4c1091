import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { HeadlightError } from '../../../core/errors.ts';
import { MAX_GUEST_BYTES } from '../../../core/guest-offer.ts';

export interface UnpackedFile {
  readonly path: string;
  readonly blob: Blob;
}

/** A zip with more files than a model ever has is none of a model. */
const MAX_FILES = 2000;

/**
 * The files of a zip, unpacked as it is read, so that the zip itself is never in memory as a whole. What the zip says of sizes is
 * not believed: unpacking stops at `limitBytes`. Throws `guest.zip` (damaged, encrypted, too many files),
 * `guest.too-large` or `run.aborted`.
 */
export async function unpackZip(
  name: string,
  zip: Blob,
  signal: AbortSignal,
  limitBytes: number = MAX_GUEST_BYTES,
): Promise<UnpackedFile[]> {
  const files: { path: string; parts: Uint8Array<ArrayBuffer>[]; whole: boolean }[] = [];
  let unpackedBytes = 0;
  let failure: unknown;
  const fail = (error: unknown) => {
    failure ??= error;
  };
  const unzip = new Unzip((entry) => {
    if (entry.name.endsWith('/')) return;
    const file = {
      path: entry.name.replaceAll('\\', '/'),
      parts: [] as Uint8Array<ArrayBuffer>[],
      whole: false,
    };
    files.push(file);
    if (files.length > MAX_FILES) fail(`more than ${MAX_FILES} files`);
    entry.ondata = (error, data, final) => {
      if (error) fail(error);
      unpackedBytes += data?.length ?? 0;
      if (unpackedBytes > limitBytes) fail(tooLarge(name, unpackedBytes, limitBytes));
      if (failure !== undefined) return;
      file.parts.push(data.slice());
      file.whole ||= final;
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  try {
    const reader = zip.stream().getReader();
    for (let done = false; !done; ) {
      const { done: ended, value } = await reader.read();
      if (signal.aborted) throw new HeadlightError('run.aborted');
      unzip.push(value ?? new Uint8Array(), ended);
      if (failure !== undefined) throw failure;
      done = ended;
    }
    const broken = files.find(({ whole }) => !whole);
    if (broken) throw new Error(`${broken.path} is not whole`);
    if (files.length === 0) throw new Error('no files in it');
  } catch (error) {
    if (error instanceof HeadlightError) throw error;
    const found = error instanceof Error ? error.message : String(error);
    throw new HeadlightError('guest.zip', { file: name, found }, error);
  }
  return files.map(({ path, parts }) => ({ path, blob: new Blob(parts) }));
}

function tooLarge(file: string, foundBytes: number, limitBytes: number): HeadlightError {
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  return new HeadlightError('guest.too-large', {
    file,
    found: megabytes(foundBytes),
    limit: megabytes(limitBytes),
  });
}
