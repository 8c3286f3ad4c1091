import { HeadlightError } from '../../core/errors.ts';
import { type Manifest, MODEL_FILES, type ModelFile } from '../../core/manifest.ts';

export type ModelBytes = Readonly<Record<ModelFile, Uint8Array<ArrayBuffer>>>;

interface DownloadOptions {
  readonly manifest: Manifest;
  readonly urls: Readonly<Record<ModelFile, string>>;
  /** Ask the server again instead of the HTTP cache. */
  readonly reload: boolean;
  readonly signal: AbortSignal;
  readonly onBytes: (loadedBytes: number, totalBytes: number) => void;
}

/**
 * Fetches a model's files side by side and checks each against its manifest.
 * Throws `model.missing` (address, status) or `model.corrupt` (file, expected and found sha256).
 */
export async function downloadModel(options: DownloadOptions): Promise<ModelBytes> {
  const { manifest, urls, reload, signal, onBytes } = options;
  const names = Object.keys(MODEL_FILES) as ModelFile[];
  const total = names.reduce((sum, name) => sum + manifest.files[name].bytes, 0);
  let loaded = 0;
  const entries = await Promise.all(
    names.map(async (name) => {
      const bytes = await fetchBytes(MODEL_FILES[name], urls[name], manifest.files[name].bytes, {
        reload,
        signal,
        onChunk: (size) => {
          loaded += size;
          onBytes(loaded, total);
        },
      });
      await verify(MODEL_FILES[name], bytes, manifest.files[name].sha256);
      return [name, bytes] as const;
    }),
  );
  return Object.fromEntries(entries) as ModelBytes;
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
  let response: Response;
  try {
    response = await fetch(url, { cache: reload ? 'reload' : 'default', signal });
  } catch (error) {
    if (signal.aborted) throw new HeadlightError('run.aborted');
    throw new HeadlightError('model.missing', { file, status: 'no answer' }, error);
  }
  if (!response.ok || !response.body) {
    throw new HeadlightError('model.missing', { file, status: response.status });
  }
  const bytes = new Uint8Array(expectedBytes);
  let length = 0;
  for await (const chunk of streamOf(response.body)) {
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

/** Readable streams are not async-iterable in every browser. */
async function* streamOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

async function verify(file: string, bytes: Uint8Array<ArrayBuffer>, expected: string): Promise<void> {
  // A page served over plain http from another machine has no subtle crypto; the length was checked.
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (found !== expected) {
    throw new HeadlightError('model.corrupt', {
      file,
      expected: `sha256 ${expected}`,
      found: `sha256 ${found}`,
    });
  }
}
