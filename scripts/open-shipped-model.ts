import * as ort from 'onnxruntime-web/wasm';
import { MODEL_FILES, parseManifest } from '../src/core/manifest.ts';
import { type OpenModel, SESSION_OPTIONS } from '../src/engine/worker/open/open-model.ts';
import { openTokenizer } from '../src/text/text-tokenizer.ts';
import { readModelFile, readModelJson } from './shipped-models.ts';

/** A shipped model from its folder, with the sessions that the page makes, on one thread of wasm. */
export async function openShippedModel(modelId: string): Promise<OpenModel> {
  ort.env.logLevel = 'error';
  ort.env.wasm.numThreads = 1;
  const manifest = parseManifest(readModelJson(modelId, 'manifest.json'), 'manifest.json');
  const bytes = readModelFile(modelId, MODEL_FILES.model);
  const whole = await ort.InferenceSession.create(bytes, SESSION_OPTIONS);
  const step = manifest.files.decode
    ? await ort.InferenceSession.create(readModelFile(modelId, MODEL_FILES.decode), {
        ...SESSION_OPTIONS,
        externalData: [{ path: MODEL_FILES.model, data: bytes }],
      })
    : undefined;
  const tokenizer = openTokenizer(readModelJson(modelId, MODEL_FILES.tokenizer));
  return { manifest, ort, provider: 'wasm', threads: 1, whole, step, tokenizer };
}
