import { existsSync } from 'node:fs';
import type { Sampling } from '../../src/core/sampling.ts';
import type { TaskName } from '../../src/core/task.ts';
import { modelFile, readModelFile, readModelJson } from '../shipped-models.ts';

interface GoldenSequence {
  /** With the marks that the model reads. */
  readonly ids: readonly number[];
  /** In UTF-16 units, without marks; null where the text alone gives other ids. */
  readonly spans: readonly (readonly [number, number])[] | null;
}

/** One text with what PyTorch computed for it; docs/models.md says which fields a task has. */
export interface GoldenSentence {
  readonly index: number;
  readonly name: string;
  readonly text: string;
  readonly task: TaskName;
  readonly source?: GoldenSequence;
  readonly target?: GoldenSequence;
  /** Name → shape of each tensor in golden.safetensors. */
  readonly tensors: Readonly<Record<string, readonly number[]>>;
  /** translation: what was given, or null where the model translated greedily. */
  readonly givenTarget?: string | null;
  readonly targetText?: string;
  /** generation */
  readonly sampling?: Sampling & { readonly steps: number };
  readonly writtenIds?: readonly number[];
  readonly writtenText?: string;
  /** masked-word: indices in `source.ids`, and the five best of each. */
  readonly masked?: readonly number[];
  readonly top?: readonly (readonly (readonly [id: number, probability: number])[])[];
  /** entities, in UTF-16 units of the text. */
  readonly spans?: readonly (readonly [start: number, end: number, label: string])[];
  /** dependencies: for each word the index of its head word, −1 for the root. */
  readonly heads?: readonly number[];
  /** relation, sentiment, intent */
  readonly best?: string;
}

interface TensorHeader {
  readonly dtype: 'F32';
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** A model's golden sentences and their tensors, by name; undefined where the model has none. */
export function findGolden(modelId: string) {
  if (!existsSync(modelFile(modelId, 'golden.json'))) return undefined;
  const { model, sentences, float32Difference } = readModelJson(modelId, 'golden.json') as {
    model: { readonly id: string; readonly revision: string };
    /** How far PyTorch's own float32 is from its float64, by kind of tensor. */
    float32Difference: Readonly<Record<string, number>>;
    sentences: Omit<GoldenSentence, 'index'>[];
  };
  return {
    model,
    float32Difference,
    sentences: sentences.map((sentence, index): GoldenSentence => ({ ...sentence, index })),
    tensors: readSafetensors(readModelFile(modelId, 'golden.safetensors')),
  };
}

/** float32 tensors of a safetensors file: 8 bytes header length, JSON header, data (little-endian). */
export function readSafetensors(
  bytes: Uint8Array,
): Map<string, { shape: readonly number[]; data: Float32Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begin = 8 + Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, begin))) as Record<
    string,
    TensorHeader
  >;
  return new Map(
    Object.entries(header)
      .filter(([name]) => name !== '__metadata__')
      .map(
        ([
          name,
          {
            shape,
            data_offsets: [from, to],
          },
        ]) => {
          const copy = bytes.slice(begin + from, begin + to);
          return [name, { shape, data: new Float32Array(copy.buffer, copy.byteOffset, copy.byteLength / 4) }];
        },
      ),
  );
}

/** The largest |a − b|; NaN when one holds NaN, Infinity when the lengths differ. */
export function largestDifference(a: Float32Array, b: Float32Array): number {
  return tolerancesOff(a, b, { absolute: 1, relative: 0 });
}

/** The largest |actual − expected| in units of its tolerance, absolute + relative · |expected|: at most 1 is close. */
export function tolerancesOff(
  actual: Float32Array,
  expected: Float32Array,
  { absolute, relative }: { readonly absolute: number; readonly relative: number },
): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let index = 0; index < actual.length; index += 1) {
    const value = expected[index] as number;
    const off = Math.abs((actual[index] as number) - value) / (absolute + relative * Math.abs(value));
    if (Number.isNaN(off)) return off;
    if (off > largest) largest = off;
  }
  return largest;
}
