import { HeadlightError } from '../../../core/errors.ts';
import { filesOf, type Manifest, MODEL_FILES, type ModelFile } from '../../../core/manifest.ts';
import { chunksOf } from '../chunks-of.ts';
import { digestOf } from '../digest-of.ts';
import { findKeptFile, keepFile } from './kept-files.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** A file's bytes by its name; `tokenizer` and `decode` only where the manifest has them. */
export type ModelBytes = Readonly<{ model: Bytes; tokenizer?: Bytes; decode?: Bytes }>;

interface DownloadOptions {
  readonly manifest: Manifest;
  readonly urls: Readonly<Partial<Record<ModelFile, string>>>;
  /** Ask the server again instead of the HTTP cache. */
  readonly reload: boolean;
  readonly signal: AbortSignal;
  readonly onBytes: (loadedBytes: number, totalBytes: number) => void;
}

/**
 * A model's files, side by side: those that an earlier visit kept, the others fetched, checked against the manifest
 * and kept. Throws `model.missing` (address, status) or `model.corrupt` (file, expected and found sha256).
 */
export async function downloadModel(options: DownloadOptions): Promise<ModelBytes> {
  const { manifest, urls, reload, signal, onBytes } = options;
  const files = filesOf(manifest);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let loaded = 0;
  const onChunk = (size: number) => {
    loaded += size;
    onBytes(loaded, total);
  };
  const entries = await Promise.all(
    files.map(async ({ name, bytes: size, sha256 }) => {
      const file = MODEL_FILES[name];
      const place = { model: manifest.id, file, sha256 };
      const kept = reload ? undefined : await findKeptFile(place, size);
      if (kept && [undefined, sha256].includes(await digestOf(kept))) {
        onChunk(size);
        return [name, kept] as const;
      }
      const bytes = await fetchBytes(file, urls[name] ?? file, size, { reload, signal, onChunk });
      await verify(file, bytes, sha256);
      void keepFile(place, bytes);
      return [name, bytes] as const;
    }),
  );
  return Object.fromEntries(entries) as unknown as ModelBytes;
}

interface FetchOptions {
  readonly reload: boolean;
  readonly signal: AbortSignal;
  readonly onChunk: (sizeBytes: number) => void;
}

async function fetchBytes(
  file: string,
  url: string,
  expectedBytes: number,
  { reload, signal, onChunk }: FetchOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const broken = (status: string) => (error: unknown) => {
    if (signal.aborted) throw new HeadlightError('run.aborted');
    throw new HeadlightError('model.missing', { file, status }, error);
  };
  const response = await fetch(url, { cache: reload ? 'reload' : 'default', signal }).catch(
    broken('no answer'),
  );
  if (!response.ok || !response.body) {
    throw new HeadlightError('model.missing', { file, status: response.status });
  }
  const bytes = new Uint8Array(expectedBytes);
  let length = 0;
  for await (const chunk of chunksOf(response.body, (reading) => reading.catch(broken('connection lost')))) {
    if (length + chunk.length > expectedBytes) {
      throw new HeadlightError('model.corrupt', {
        file,
        expected: `${expectedBytes} bytes`,
        found: 'more bytes',
      });
    }
    bytes.set(chunk, length);
    length += chunk.length;
    onChunk(chunk.length);
  }
  if (length !== expectedBytes) {
    throw new HeadlightError('model.corrupt', {
      file,
      expected: `${expectedBytes} bytes`,
      found: `${length} bytes`,
    });
  }
  return bytes;
}

async function verify(file: string, bytes: Bytes, expected: string): Promise<void> {
  const found = await digestOf(bytes);
  if (found === undefined || found === expected) return;
  throw new HeadlightError('model.corrupt', {
    file,
    expected: `sha256 ${expected}`,
    found: `sha256 ${found}`,
  });
}
