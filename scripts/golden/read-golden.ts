import { existsSync } from 'node:fs';
import { modelFile, readModelFile, readModelJson } from '../shipped-models.ts';
import type { GoldenFile, GoldenSentence } from './golden-file.ts';

/** A sentence with its place in the file: the first part of its tensors' names. */
export interface IndexedSentence extends GoldenSentence {
  readonly index: number;
}

interface TensorHeader {
  readonly dtype: 'F32';
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** A model's golden sentences and their tensors, by name; undefined where the model has none. */
export function findGolden(modelId: string) {
  if (!existsSync(modelFile(modelId, 'golden.json'))) return undefined;
  const { model, sentences, float32Difference }: GoldenFile = readModelJson(modelId, 'golden.json');
  return {
    model,
    float32Difference,
    sentences: sentences.map((sentence, index): IndexedSentence => ({ ...sentence, index })),
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
