import type { InferenceSession } from 'onnxruntime-web/wasm';
import type { Provider } from '../../../core/run.ts';
import type { Ort } from '../open/runtime.ts';
import { SESSION_OPTIONS } from '../open/session-options.ts';
import type { GuestGraph } from './guest-graphs.ts';

/** A session of one of a guest's graphs, its external data mounted. */
export function createGuestSession(
  ort: Ort,
  provider: Provider,
  { bytes, external }: Pick<GuestGraph, 'bytes' | 'external'>,
): Promise<InferenceSession> {
  return ort.InferenceSession.create(bytes, {
    ...SESSION_OPTIONS,
    executionProviders: [provider],
    externalData: [...external],
  });
}
