import * as ort from 'onnxruntime-web/wasm';
import { MODEL_FILES, parseManifest } from '../src/core/manifest.ts';
import type { OpenModel } from '../src/engine/worker/open/open-model.ts';
import { SESSION_OPTIONS } from '../src/engine/worker/open/session-options.ts';
import { createTaps } from '../src/engine/worker/tap/tapped-model.ts';
import { roundWeights } from '../src/onnx/edit/round-weights.ts';
import { modelTokenizer } from '../src/text/model-tokenizer.ts';
import { readModelFile, readModelJson } from './shipped-models.ts';

/** A shipped model from its folder, with the sessions that the page makes, on one thread of wasm. */
export async function openShippedModel(
  modelId: string,
  weights: 'as-shipped' | 'int8' = 'as-shipped',
): Promise<OpenModel> {
  ort.env.logLevel = 'error';
  ort.env.wasm.numThreads = 1;
  const manifest = parseManifest(readModelJson(modelId, 'manifest.json'), 'manifest.json');
  const shipped = readModelFile(modelId, MODEL_FILES.model);
  const bytes = weights === 'int8' ? roundWeights(shipped) : shipped;
  const whole = await ort.InferenceSession.create(bytes, SESSION_OPTIONS);
  const decode = manifest.files.decode && readModelFile(modelId, MODEL_FILES.decode);
  const step = decode
    ? await ort.InferenceSession.create(decode, {
        ...SESSION_OPTIONS,
        externalData: [{ path: MODEL_FILES.model, data: bytes }],
      })
    : undefined;
  const taps = createTaps(ort, 'wasm', { model: bytes, decode });
  const tokenizer = modelTokenizer(
    manifest,
    manifest.files.tokenizer && readModelJson(modelId, MODEL_FILES.tokenizer),
  );
  return { manifest, ort, provider: 'wasm', threads: 1, whole, step, tokenizer, taps };
}
