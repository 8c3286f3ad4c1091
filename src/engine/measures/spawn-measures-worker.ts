import type { MeasuresPort } from './measures-client.ts';

/** Starts the measures' worker; Vite builds the file that this address names. */
export function spawnMeasuresWorker(): MeasuresPort {
  return new Worker(new URL('./measures-worker.ts', import.meta.url), {
    type: 'module',
    name: 'headlight-measures',
  });
}
