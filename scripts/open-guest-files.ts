import * as ort from 'onnxruntime-web/wasm';
import type { GuestCheck } from '../src/core/guest.ts';
import { type DescribedGuest, describeGuest } from '../src/engine/worker/guest/describe-guest.ts';
import { openSessions } from '../src/engine/worker/guest/open-guest.ts';
import type { OpenModel } from '../src/engine/worker/open/open-model.ts';

/** Files of a guest as they were read, by path; JSON may be given as values. */
export function describeFiles(
  title: string,
  files: Readonly<Record<string, Uint8Array | object>>,
): DescribedGuest {
  const bytes = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      content instanceof Uint8Array
        ? Uint8Array.from(content)
        : new TextEncoder().encode(JSON.stringify(content)),
    ]),
  );
  const paths = [...bytes.keys()];
  const source = {
    id: `file:${title}`,
    title,
    origin: 'files' as const,
    files: paths.map((path) => ({ path, url: '' })),
  };
  const report = paths.map((path) => ({
    path,
    sizeBytes: bytes.get(path)?.length ?? 0,
    sha256: 'ab'.repeat(32),
  }));
  return describeGuest(source, { bytes, report });
}

/** A guest as the page opens it, on one thread of wasm. */
export async function openGuestFiles(
  title: string,
  files: Readonly<Record<string, Uint8Array | object>>,
): Promise<{ model: OpenModel; described: DescribedGuest; check: GuestCheck }> {
  ort.env.logLevel = 'error';
  ort.env.wasm.numThreads = 1;
  const described = describeFiles(title, files);
  const { check, ...parts } = await openSessions({ ort, provider: 'wasm', isLast: true }, described);
  const { manifest, tokenizer } = described;
  return {
    model: { manifest, ort, provider: 'wasm', threads: 1, step: undefined, tokenizer, ...parts },
    described,
    check,
  };
}
