import type { Tensor } from 'onnxruntime-web/wasm';
import { HeadlightError } from '../../../core/errors.ts';
import type { PlannedAttention } from '../../../onnx/attention/attention-plan.ts';
import { halfTable } from '../../../onnx/graph/half.ts';
import type { Ort } from '../open/runtime.ts';

/** Numbers of a tensor of any float type as float32; its own array where it is one. Throws `run.failed` for another type. */
export function asFloats(tensor: Tensor | undefined): Float32Array {
  const data: unknown = tensor?.data;
  if (data instanceof Float32Array) return data;
  if (data instanceof Uint16Array) {
    const table = halfTable();
    return Float32Array.from(data, (bits) => table[bits] as number);
  }
  // A Float16Array, where the platform has them, or doubles.
  if (tensor && ['float16', 'float64'].includes(tensor.type)) return Float32Array.from(data as Float64Array);
  throw new HeadlightError('run.failed', { output: tensor?.type ?? 'missing' });
}

/** A tensor as float32 of the same shape. */
export function floatTensor(ort: Ort, tensor: Tensor): Tensor {
  return tensor.type === 'float32' ? tensor : new ort.Tensor('float32', asFloats(tensor), tensor.dims);
}

/** The first `tokens` rows of an answer that has one a token of a fixed length; any other as it is. */
export function answerTensor(ort: Ort, tensor: Tensor, filled: number, tokens: number): Tensor {
  const floats = floatTensor(ort, tensor);
  const [batch, rows, columns] = floats.dims;
  if (tokens >= filled || floats.dims.length !== 3 || batch !== 1 || rows !== filled) return floats;
  const kept = (floats.data as Float32Array).slice(0, tokens * (columns ?? 0));
  return new ort.Tensor('float32', kept, [1, tokens, columns ?? 0]);
}

/**
 * Weights as they came out, as [1, heads, queries, keys]: folded and grouped heads unfolded, columns of sinks cut away
 * (rows then sum to less than 1), and so are the tokens that only fill up a fixed length, from `tokens` on. Throws `run.failed` for a shape that is none of these.
 */
export function weightsTensor(
  ort: Ort,
  planned: Pick<PlannedAttention, 'extraKeys'>,
  tensor: Tensor | undefined,
  tokens = Number.POSITIVE_INFINITY,
): Tensor {
  const data = asFloats(tensor);
  const dims = tensor?.dims ?? [];
  const [queries = 0, columns = 0] = dims.slice(-2);
  const rows = columns === 0 ? 0 : data.length / columns;
  const heads = queries === 0 ? 0 : rows / queries;
  if (dims.length < 2 || !Number.isInteger(heads)) {
    throw new HeadlightError('run.failed', { output: `attention [${dims.join(', ')}]` });
  }
  const keys = Math.min(columns - planned.extraKeys, tokens);
  const asking = Math.min(queries, tokens);
  if (keys === columns && asking === queries) {
    return new ort.Tensor('float32', data, [1, heads, queries, keys]);
  }
  const kept = new Float32Array(heads * asking * keys);
  for (let row = 0; row < heads * asking; row += 1) {
    const from = (Math.floor(row / asking) * queries + (row % asking)) * columns;
    kept.set(data.subarray(from, from + keys), row * keys);
  }
  return new ort.Tensor('float32', kept, [1, heads, asking, keys]);
}
