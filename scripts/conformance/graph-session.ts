import * as ort from 'onnxruntime-web/wasm';
import { halfTable, toHalf } from '../../src/onnx/graph/half.ts';
import type { CaseInput } from './read-cases.ts';

ort.env.logLevel = 'error';
ort.env.wasm.numThreads = 1;

/** Numbers of an output with its shape; float16 is widened. */
export interface Output {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** Runs a graph once on wasm: the named outputs, or all that are floats. */
export async function runOnce(
  bytes: Uint8Array,
  inputs: Readonly<Record<string, CaseInput>>,
  names: (all: readonly string[]) => readonly string[],
): Promise<ReadonlyMap<string, Output>> {
  const session = await ort.InferenceSession.create(bytes, {
    executionProviders: ['wasm'],
    logSeverityLevel: 4,
  });
  try {
    const feeds = Object.fromEntries(
      session.inputNames.map((name) => {
        const input = inputs[name];
        if (!input) throw new Error(`the case says nothing of the input ${name}`);
        return [name, tensorOf(input)];
      }),
    );
    const wanted = names(session.outputNames);
    const found = await session.run(feeds, wanted);
    return new Map(
      wanted.flatMap((name) => {
        const tensor = found[name];
        const data = tensor && floatsOf(tensor);
        return data ? [[name, { dims: tensor.dims, data }]] : [];
      }),
    );
  } finally {
    await session.release();
  }
}

function tensorOf({ dims, type, data }: CaseInput): ort.Tensor {
  switch (type) {
    case 'float32':
      return new ort.Tensor(type, Float32Array.from(data), dims);
    case 'float16':
      return new ort.Tensor(type, Uint16Array.from(data, toHalf), dims);
    case 'int64':
      return new ort.Tensor(type, BigInt64Array.from(data, BigInt), dims);
    case 'int32':
      return new ort.Tensor(type, Int32Array.from(data), dims);
    case 'bool':
      return new ort.Tensor(type, Uint8Array.from(data), dims);
  }
}

function floatsOf({ type, data }: ort.Tensor): Float32Array | undefined {
  if (type === 'float32') return (data as Float32Array).slice();
  if (type !== 'float16') return undefined;
  // A Float16Array where the platform has one, else the bits.
  if (!(data instanceof Uint16Array)) return Float32Array.from(data as unknown as ArrayLike<number>);
  return Float32Array.from(data, (half) => halfTable()[half] as number);
}
