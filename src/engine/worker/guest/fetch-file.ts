import { HeadlightError } from '../../../core/errors.ts';
import type { GuestFile } from '../../../core/guest.ts';
import { announcedBytes, checkAnswer, GUEST_REQUEST, tagOf } from '../../guest/answer.ts';
import { chunksOf } from '../chunks-of.ts';
import { checkBeginning } from './check-beginning.ts';
import { GrowingBytes } from './growing-bytes.ts';

/** What a file's server said of it, and its bytes. */
export interface FetchedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly tag: string;
}

export interface FetchFileOptions {
  readonly signal: AbortSignal;
  /** The file's size is known for certain: another one is an error. Else it is what a server announced. */
  readonly exact?: boolean;
  /** Bytes that have come; fewer than before where a file had to begin again. */
  readonly onBytes: (loadedBytes: number) => void;
  /** Pauses before a lost connection is tried again; each that brings bytes begins anew at the first. */
  readonly pausesMs?: readonly number[];
  /** A connection that brings nothing for so long counts as lost. */
  readonly stallMs?: number;
}

interface Download {
  readonly growing: GrowingBytes;
  tag: string;
  /** Of the whole file, as its first answer announced it. */
  announced: number | undefined;
}

/** The connection broke; more may come when it is tried again. */
class Lost extends Error {}

/** What a failed try brought, for the next one; one file at most, so that nothing piles up. */
let unfinished: { readonly url: string; readonly download: Download } | undefined;

/**
 * One file of a guest. A lost connection goes on where it broke, if the server answers ranges and still has the same
 * content (compared by its tag: the header If-Range would make the browser ask for leave first, which few servers
 * give), else from the beginning. Throws `guest.unreachable`, `guest.missing`, `guest.denied`, `guest.refused`,
 * `guest.page`, `guest.pointer`, `guest.corrupt` (its size), `guest.lost`, `guest.too-large` or `run.aborted`.
 */
export async function fetchFile(file: GuestFile, options: FetchFileOptions): Promise<FetchedFile> {
  const { signal, onBytes, pausesMs = [500, 2000, 5000] } = options;
  const download = takeUnfinished(file) ?? startDownload(file);
  const { growing } = download;
  let failures = 0;
  for (;;) {
    const before = growing.length;
    try {
      await fetchRest(file, download, options);
      onBytes(growing.length);
      return { bytes: growing.bytes(), tag: download.tag };
    } catch (error) {
      if (signal.aborted) throw new HeadlightError('run.aborted');
      if (!(error instanceof Lost)) throw error;
      if (growing.length > before) failures = 0;
      const pauseMs = pausesMs[failures];
      if (pauseMs === undefined) {
        unfinished = { url: file.url, download };
        const loaded = (growing.length / 1e6).toFixed(1);
        throw new HeadlightError('guest.lost', { file: file.path, loaded }, error.cause);
      }
      failures += 1;
      await pause(pauseMs, signal);
    }
  }
}

function takeUnfinished({ url }: GuestFile): Download | undefined {
  const found = unfinished?.url === url ? unfinished.download : undefined;
  unfinished = undefined;
  return found;
}

function startDownload({ path, sizeBytes }: GuestFile): Download {
  const growing = new GrowingBytes(path);
  growing.expect(sizeBytes);
  return { growing, tag: '', announced: undefined };
}

async function fetchRest(file: GuestFile, download: Download, options: FetchFileOptions): Promise<void> {
  const { growing } = download;
  const { signal, onBytes, exact = false, stallMs = 30_000 } = options;
  const limit = exact ? file.sizeBytes : undefined;
  const begun = growing.length;
  const response = await ask(file, download, signal);
  if (begun > 0 && !continues(response, download)) {
    growing.restart();
    // The rest of something else is of no use: ask for all of it.
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new Lost('another content', { cause: 'the file changed on the server' });
    }
  }
  if (growing.length === 0) {
    download.tag = tagOf(response);
    download.announced = announcedBytes(response);
    growing.expect(file.sizeBytes ?? download.announced);
  }
  for await (const chunk of chunksOf(response.body, (reading) => inTime(reading, stallMs))) {
    if (limit !== undefined && growing.length + chunk.length > limit) throw wrongSize(file, 'more bytes');
    const first = growing.length === 0;
    growing.append(chunk);
    if (first) checkBeginning(file.path, growing.bytes());
    onBytes(growing.length);
  }
  if (limit !== undefined && growing.length !== limit) throw wrongSize(file, `${growing.length} bytes`);
}

async function ask(file: GuestFile, { growing }: Download, signal: AbortSignal): Promise<Response> {
  const headers: HeadersInit = growing.length > 0 ? { Range: `bytes=${growing.length}-` } : {};
  let response: Response;
  try {
    response = await fetch(file.url, { ...GUEST_REQUEST, headers, signal });
  } catch (error) {
    if (growing.length > 0) throw new Lost('no answer', { cause: error });
    throw new HeadlightError('guest.unreachable', { file: file.path, address: originOf(file.url) }, error);
  }
  // The range is beyond the end: the file is another one now.
  if (response.status === 416) {
    growing.restart();
    throw new Lost('no such range', { cause: 'status 416' });
  }
  if (response.status >= 500 && growing.length > 0) {
    throw new Lost('server error', { cause: `status ${response.status}` });
  }
  checkAnswer(file.path, response);
  return response;
}

/** The answer goes on where the bytes end, and is of the same content. */
function continues(response: Response, { growing, tag, announced }: Download): boolean {
  if (response.status !== 206 || tagOf(response) !== tag) return false;
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
  if (range && Number(range[1]) !== growing.length) return false;
  const rest = announcedBytes(response);
  return announced === undefined || rest === undefined || growing.length + rest === announced;
}

function inTime<Value>(reading: Promise<Value>, stallMs: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Lost('stalled', { cause: 'nothing came' })), stallMs);
    reading
      .then(resolve, (error) => reject(new Lost('connection lost', { cause: error })))
      .finally(() => clearTimeout(timer));
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new HeadlightError('run.aborted'));
    });
  });
}

function wrongSize({ path, sizeBytes }: GuestFile, found: string): HeadlightError {
  return new HeadlightError('guest.corrupt', { file: path, expected: `${sizeBytes} bytes`, found });
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}
