// A bare onnxruntime-web worker: the floor that the engine is measured against.
import * as ort from '/ort/ort.wasm.min.mjs';
import { openSessions, runBare } from './decode-like-the-engine.mjs';

ort.env.wasm.wasmPaths = '/ort/';
ort.env.wasm.numThreads = 1;
const runtime = { ...ort, bareProviders: ['wasm'] };
let sessions;

self.onmessage = async ({ data }) => {
  const begun = performance.now();
  if (data.open) {
    const [model, decode] = await Promise.all(
      data.open.map(async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer())),
    );
    sessions = await openSessions(runtime, model, decode);
    self.postMessage({ ms: performance.now() - begun });
    return;
  }
  await runBare(sessions, data.ids, data.options);
  self.postMessage({ ms: performance.now() - begun });
};
