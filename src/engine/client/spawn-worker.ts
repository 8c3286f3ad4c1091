import type { WorkerPort } from './engine-client.ts';

/** Starts the engine's worker; Vite builds the file that this address names. */
export function spawnWorker(): WorkerPort {
  return new Worker(new URL('../worker/engine-worker.ts', import.meta.url), {
    type: 'module',
    name: 'headlight-engine',
  });
}
