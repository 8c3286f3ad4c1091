import type { InferenceSession } from 'onnxruntime-web/wasm';
import type { Manifest } from '../../../core/manifest.ts';
import type { Provider } from '../../../core/run.ts';
import { roundWeights } from '../../../onnx/edit/round-weights.ts';
import type { TextTokenizer } from '../../../text/encoded-text.ts';
import { modelTokenizer } from '../../../text/model-tokenizer.ts';
import type { OpenedModel, OpenProgress, OpenRequest } from '../../protocol.ts';
import { createTaps, type Taps } from '../tap/tapped-model.ts';
import { downloadModel, type ModelBytes } from './download.ts';
import { openOnFirst, threadsFor } from './open-on-first.ts';
import { planProviders } from './providers.ts';
import { loadRuntime, type Ort, startRuntime } from './runtime.ts';
import { SESSION_OPTIONS } from './session-options.ts';

/** A pass of the whole model: feeds and the wanted outputs, by name. */
export interface Passes {
  run(
    feeds: InferenceSession.OnnxValueMapType,
    outputs: readonly string[],
  ): Promise<InferenceSession.OnnxValueMapType>;
  release(): Promise<void>;
}

/** A decoding step: feeds by name to all its outputs. */
export interface Steps {
  run(feeds: InferenceSession.OnnxValueMapType): Promise<InferenceSession.OnnxValueMapType>;
  release(): Promise<void>;
}

/** A model ready to run. */
export interface OpenModel {
  readonly manifest: Manifest;
  readonly ort: Ort;
  readonly provider: Provider;
  readonly threads: number;
  /** One pass of the whole model, with every attention. */
  readonly whole: Passes;
  /** Encoder–decoders: one decoding step that reuses the keys and values of earlier steps. */
  readonly step: Steps | undefined;
  readonly tokenizer: TextTokenizer;
  /** Values inside the model, and changes of them. */
  readonly taps: Taps;
}

export async function openModel(
  request: OpenRequest,
  signal: AbortSignal,
  onProgress: (progress: OpenProgress) => void,
): Promise<{ model: OpenModel; opened: OpenedModel }> {
  const begun = performance.now();
  const { manifest, urls } = request.model;
  const gpu = (navigator as { gpu?: Parameters<typeof planProviders>[2] }).gpu;
  const plan = await planProviders(request.provider, manifest.parameters, gpu);
  const totals = { loadedBytes: 0, totalBytes: 0 };
  const downloading = downloadModel({
    manifest,
    urls,
    reload: request.reload ?? false,
    signal,
    onBytes: (loadedBytes, totalBytes) => {
      Object.assign(totals, { loadedBytes, totalBytes });
      onProgress({ stage: 'download', loadedBytes, totalBytes });
    },
  });
  const first = plan.candidates[0]?.provider ?? 'wasm';
  const starting = loadRuntime(first, threadsFor(first, request.threads)).then(startRuntime);
  const [shipped] = await Promise.all([downloading, starting]);
  const bytes = request.weights === 'int8' ? { ...shipped, model: roundWeights(shipped.model) } : shipped;
  const downloaded = performance.now();
  onProgress({ stage: 'session', ...totals });

  const { opened, ...on } = await openOnFirst(plan, request.threads, async ({ ort, provider }) => {
    const sessions = await createSessions(ort, provider, bytes);
    const tokenizer = modelTokenizer(manifest, bytes.tokenizer && parseJson(bytes.tokenizer));
    return { ...sessions, tokenizer, taps: createTaps(ort, provider, bytes) };
  });
  const ended = performance.now();
  return {
    model: { manifest, provider: on.provider, threads: on.threads, ...opened },
    opened: {
      ...on,
      dtype: 'float32',
      elapsedMs: { download: downloaded - begun, session: ended - downloaded, total: ended - begun },
    },
  };
}

async function createSessions(ort: Ort, provider: Provider, bytes: ModelBytes) {
  const whole = await ort.InferenceSession.create(bytes.model, {
    ...SESSION_OPTIONS,
    executionProviders: [provider],
  });
  if (!bytes.decode) return { ort, whole, step: undefined };
  // One token a call leaves a GPU idle, so steps always run on wasm. decode.onnx has no weights of its
  // own: they are ranges of model.onnx.
  const step = await ort.InferenceSession.create(bytes.decode, {
    ...SESSION_OPTIONS,
    executionProviders: ['wasm'],
    externalData: [{ path: 'model.onnx', data: bytes.model }],
  });
  return { ort, whole, step };
}

function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}
