import type { InferenceSession } from 'onnxruntime-web/wasm';
import { HeadlightError } from '../../../core/errors.ts';
import type { OpenModel, Steps } from '../open/open-model.ts';
import { dataOf, idTensor } from './tensors.ts';

type Tensors = InferenceSession.OnnxValueMapType;

/** The parts of an open model that decoding needs. */
export interface Decoder extends Pick<OpenModel, 'ort' | 'whole' | 'manifest'> {
  readonly step: Steps;
}

/**
 * Greedy decoding: the most probable token at each step, until the end mark or the length limit.
 *
 * @param sourceIds ids of the source, end mark last
 * @param prefix ids that the translation has to begin with
 * @returns the written ids; the end mark is the last one when the model wrote it
 */
export async function decodeGreedily(
  model: Decoder,
  sourceIds: readonly number[],
  signal: AbortSignal,
  prefix: readonly number[] = [],
) {
  const { start = 0, end } = model.manifest.specialTokens;
  const layers = model.manifest.sites.find(({ site }) => site === 'decoder')?.layers ?? 0;
  const names = cacheNames(layers);
  const first = await model.whole.run(
    { source_ids: idTensor(model, sourceIds), target_ids: idTensor(model, [start]) },
    ['logits', ...names.past, ...names.cross],
  );
  const cross = pick(first, names.cross, (name) => name);
  let past = pick(first, names.past, pastName);
  const written = [prefix[0] ?? argmax(dataOf(first.logits))];
  let lastBreath = performance.now();
  const limit = model.manifest.limits.target ?? 0;
  while (written.at(-1) !== end && written.length < limit) {
    if (performance.now() - lastBreath > 16) {
      await breathe();
      lastBreath = performance.now();
    }
    if (signal.aborted) throw new HeadlightError('run.aborted');
    const outputs = await model.step.run({
      target_ids: idTensor(model, written.slice(-1)),
      position: new model.ort.Tensor('int64', BigInt64Array.of(BigInt(written.length)), [1]),
      ...past,
      ...cross,
    });
    past = pick(outputs, names.past, pastName);
    written.push(prefix[written.length] ?? argmax(dataOf(outputs.logits)));
  }
  return written;
}

function cacheNames(layers: number) {
  const both = (prefix: string) =>
    Array.from({ length: layers }, (_, layer) => [
      `${prefix}.${layer}.key`,
      `${prefix}.${layer}.value`,
    ]).flat();
  return { past: both('decoder'), cross: both('cross') };
}

function pastName(name: string): string {
  return name.replace('decoder.', 'past.');
}

function pick(outputs: Tensors, names: readonly string[], rename: (name: string) => string): Tensors {
  return Object.fromEntries(
    names.map((name) => {
      const value = outputs[name];
      if (!value) throw new HeadlightError('run.failed', { output: name });
      return [rename(name), value];
    }),
  );
}

/** The first of the largest. */
export function argmax(row: Float32Array): number {
  let best = 0;
  for (let index = 1; index < row.length; index += 1) {
    if ((row[index] as number) > (row[best] as number)) best = index;
  }
  return best;
}

const { port1: wake, port2: ring } = new MessageChannel();

/** Lets waiting messages in, an abort among them; timers would be clamped to 4 ms. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    wake.onmessage = () => resolve();
    ring.postMessage(null);
  });
}
