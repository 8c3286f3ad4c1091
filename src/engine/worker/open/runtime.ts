import asyncifyMjs from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import asyncifyWasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import jspiMjs from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import jspiWasm from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import plainMjs from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import plainWasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type * as OrtModule from 'onnxruntime-web/wasm';
import type { Provider } from '../../../core/run.ts';

export type Ort = typeof OrtModule;
export type Session = OrtModule.InferenceSession;

interface Build {
  readonly load: () => Promise<Ort>;
  readonly mjs: string;
  readonly wasm: string;
}

/** JSPI halves the WebGPU runtime where the browser has it; the old JSEP build computes some graphs wrongly. */
function buildFor(provider: Provider): Build {
  if (provider === 'wasm') {
    return { load: () => import('onnxruntime-web/wasm'), mjs: plainMjs, wasm: plainWasm };
  }
  if ('Suspending' in WebAssembly) {
    return { load: () => import('onnxruntime-web/jspi'), mjs: jspiMjs, wasm: jspiWasm };
  }
  return { load: () => import('onnxruntime-web/webgpu'), mjs: asyncifyMjs, wasm: asyncifyWasm };
}

/**
 * Threads for wasm: the reader's choice, else one fewer than the cores, 1 to 4. Without cross-origin
 * isolation there is one, and an opaque origin cannot start thread workers.
 */
export function threadCount(wanted: number | undefined): number {
  if (!self.crossOriginIsolated || self.origin === 'null') return 1;
  const spare = navigator.hardwareConcurrency - 1;
  return wanted ?? Math.min(Math.max(spare, 1), 4);
}

/** Loads the one runtime build that will run; its wasm is fetched from our own origin when a session opens. */
export async function loadRuntime(provider: Provider, threads: number): Promise<Ort> {
  const build = buildFor(provider);
  const ort = await build.load();
  ort.env.wasm.wasmPaths = {
    mjs: new URL(build.mjs, import.meta.url).href,
    wasm: new URL(build.wasm, import.meta.url).href,
  };
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = 'error';
  return ort;
}

/** A graph of one Identity node (opset 17), the smallest that the runtime takes. */
const SMALLEST_MODEL =
  'CAg6NwoQCgFhEgFiIghJZGVudGl0eRIBZ1oPCgFhEgoKCAgBEgQKAggBYg8KAWISCgoICAESBAoCCAFCBAoAEBE=';

/** Fetches and compiles the wasm while the model is still on its way; a failure shows when the model opens. */
export async function startRuntime(ort: Ort): Promise<void> {
  const bytes = Uint8Array.from(atob(SMALLEST_MODEL), (character) => character.charCodeAt(0));
  await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] })
    .then((session) => session.release())
    .catch(() => {});
}
