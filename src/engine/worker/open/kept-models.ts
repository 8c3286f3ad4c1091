import { filesOf } from '../../../core/manifest.ts';
import type { OpenedModel, OpenProgress, OpenRequest } from '../../protocol.ts';
import { openGuest } from '../guest/open-guest.ts';
import { type OpenModel, openModel } from './open-model.ts';

/** Bytes of model files whose sessions stay open beside the current one: all bundled models fit. */
const KEPT_BYTES = 64_000_000;

interface Kept {
  readonly model: OpenModel;
  readonly opened: OpenedModel;
  readonly sizeBytes: number;
}

const kept = new Map<string, Kept>();

/** Opens a model, or takes it as it was left: a worker has one provider and one number of threads for all. */
export async function openKept(
  request: OpenRequest,
  signal: AbortSignal,
  onProgress: (progress: OpenProgress) => void,
): Promise<Pick<Kept, 'model' | 'opened'>> {
  const begun = performance.now();
  const { id, revision } = request.model.manifest;
  const key = `${id} ${revision} ${request.weights ?? 'as-shipped'}`;
  const known = kept.get(key);
  if (known && !request.reload) {
    // The newest stands last: the oldest is the first to go.
    kept.delete(key);
    kept.set(key, known);
    const elapsedMs = { download: 0, session: 0, total: performance.now() - begun };
    return { model: known.model, opened: { ...known.opened, elapsedMs } };
  }
  if (known) await forget(key);
  const sizeBytes = filesOf(request.model.manifest).reduce((sum, { bytes }) => sum + bytes, 0);
  await makeRoom(sizeBytes);
  const open = request.model.guest ? openGuest : openModel;
  const { model, opened } = await open(request, signal, onProgress);
  kept.set(key, { model, opened, sizeBytes });
  return { model, opened };
}

async function makeRoom(sizeBytes: number): Promise<void> {
  const total = () => [...kept.values()].reduce((sum, one) => sum + one.sizeBytes, sizeBytes);
  for (const key of kept.keys()) {
    if (total() <= KEPT_BYTES) return;
    await forget(key);
  }
}

async function forget(key: string): Promise<void> {
  const { whole, step, taps } = kept.get(key)?.model ?? {};
  kept.delete(key);
  await Promise.all([whole?.release(), step?.release(), taps?.release()]);
}
