import { HeadlightError } from '../../../core/errors.ts';
import type { GuestFile, GuestSource } from '../../../core/guest.ts';
import { findShelvedFile, type ShelvedFile, type ShelvedGuest } from '../../guest/shelf.ts';
import { chunksOf } from '../chunks-of.ts';
import { digestOf } from '../digest-of.ts';
import { type FetchFileOptions, fetchFile } from './fetch-file.ts';
import { GrowingBytes } from './growing-bytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * One file of a guest, from the shelf or from its address, compared with the sha256 that is known of it.
 * Throws what `fetchFile` throws, or `guest.corrupt` with both checksums.
 */
export async function readFile(
  source: GuestSource,
  file: GuestFile,
  shelved: ShelvedGuest | undefined,
  options: FetchFileOptions,
): Promise<{ readonly bytes: Bytes; readonly entry: ShelvedFile }> {
  const known = shelved?.files.find(({ path, sha256 }) => path === file.path && fits(file.sha256, sha256));
  const kept = known && (await readShelved(source.id, known, options));
  if (known && kept && fits(known.sha256, await digestOf(kept))) return { bytes: kept, entry: known };

  const { bytes, tag } = await fetchFile(file, options);
  const sha256 = (await digestOf(bytes)) ?? '';
  if (!fits(file.sha256, sha256)) {
    throw new HeadlightError('guest.corrupt', {
      file: file.path,
      expected: `sha256 ${file.sha256}`,
      found: `sha256 ${sha256}`,
    });
  }
  return { bytes, entry: { path: file.path, sizeBytes: bytes.length, sha256, tag } };
}

/** Where one of them is not known there is nothing to compare. */
function fits(expected: string | undefined, found: string | undefined): boolean {
  return !expected || !found || expected === found;
}

async function readShelved(
  id: string,
  file: ShelvedFile,
  { signal, onBytes }: FetchFileOptions,
): Promise<Bytes | undefined> {
  const response = await findShelvedFile(id, file);
  if (!response?.body) return undefined;
  const growing = new GrowingBytes(file.path);
  growing.expect(file.sizeBytes);
  try {
    for await (const chunk of chunksOf(response.body)) {
      if (signal.aborted) throw new HeadlightError('run.aborted');
      growing.append(chunk);
      onBytes(growing.length);
    }
  } catch (error) {
    if (signal.aborted) throw error;
    return undefined;
  }
  return growing.length === file.sizeBytes ? growing.bytes() : undefined;
}
