import { type Field, readIntegers, viewOf } from '../wire/fields.ts';
import { fromHalf, halfTable } from './half.ts';
import type { Links } from './links.ts';
import { DTYPE } from './onnx-fields.ts';
import type { GraphNode, StoredTensor } from './read-graph.ts';

/** Numbers of a tensor, row-major. */
export interface TensorValues {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

type Reader = readonly [sizeBytes: number, read: (view: DataView, at: number) => number];

const READERS: Readonly<Record<number, Reader>> = {
  [DTYPE.float32]: [4, (view, at) => view.getFloat32(at, true)],
  [DTYPE.float16]: [2, (view, at) => halfTable()[view.getUint16(at, true)] as number],
  [DTYPE.bfloat16]: [2, (view, at) => fromBrainFloat(view.getUint16(at, true))],
  [DTYPE.float64]: [8, (view, at) => view.getFloat64(at, true)],
  [DTYPE.bool]: [1, (view, at) => view.getUint8(at)],
  [DTYPE.uint8]: [1, (view, at) => view.getUint8(at)],
  [DTYPE.int8]: [1, (view, at) => view.getInt8(at)],
  [DTYPE.int32]: [4, (view, at) => view.getInt32(at, true)],
  [DTYPE.int64]: [8, (view, at) => Number(view.getBigInt64(at, true))],
};

/** The 16 bits of a bfloat16 are the upper half of a float32's. */
function fromBrainFloat(bits: number): number {
  pair.setUint32(0, (bits & 0xffff) * 0x10000);
  return pair.getFloat32(0);
}

const pair = new DataView(new ArrayBuffer(4));

/** The numbers of a stored tensor of floats, whole numbers of 8, 32 or 64 bits, or truth values. Throws RangeError for another type, or none in the file. */
export function readTensor(bytes: Uint8Array, tensor: StoredTensor): TensorValues {
  const { name, dims, dtype } = tensor;
  const count = dims.reduce((product, dim) => product * dim, 1);
  if (!READERS[dtype]) {
    throw new RangeError(`tensor ${name} has type ${dtype}: expected floats, whole numbers or truth values`);
  }
  const data = tensor.raw ? readRaw(bytes, dtype, tensor.raw) : readTyped(bytes, tensor);
  if (data.length !== count) {
    throw new RangeError(`tensor ${name} has ${data.length} numbers in the file: expected ${count}`);
  }
  return { dims, data };
}

function readRaw(bytes: Uint8Array, dtype: number, raw: Field): Float32Array {
  const [size, read] = READERS[dtype] as Reader;
  const view = viewOf(bytes, raw);
  const data = new Float32Array(Math.floor(view.byteLength / size));
  for (let at = 0; at < data.length; at += 1) data[at] = read(view, at * size);
  return data;
}

function readTyped(bytes: Uint8Array, { dtype, typed }: StoredTensor): Float32Array {
  const numbers = typed.flatMap((field) => {
    if (dtype === DTYPE.float16) return readIntegers(bytes, field).map(fromHalf);
    if (dtype === DTYPE.bfloat16) return readIntegers(bytes, field).map(fromBrainFloat);
    return dtype === DTYPE.float32 ? [...readRaw(bytes, dtype, field)] : readIntegers(bytes, field);
  });
  return Float32Array.from(numbers);
}

/**
 * The numbers of a value that follows from initializers through Cast, Identity, Transpose of a matrix and Split;
 * undefined for any other.
 */
export function findConstant(links: Links, value: string, furthest = 32): TensorValues | undefined {
  const stored = links.graph.tensors.get(value);
  if (stored) return readTensor(links.graph.bytes, stored);
  const node = links.producerOf(value);
  if (!node || furthest === 0) return undefined;
  const { op, inputs, attributes } = node;
  if (op === 'Constant') {
    const tensor = attributes.get('value')?.tensor;
    return tensor && readTensor(links.graph.bytes, tensor);
  }
  if (!['Cast', 'Identity', 'Transpose', 'Split'].includes(op)) return undefined;
  const given = findConstant(links, inputs[0] ?? '', furthest - 1);
  if (!given) return undefined;
  if (op === 'Transpose') return transposeMatrix(given);
  return op === 'Split' ? splitPart(links, node, given, node.outputs.indexOf(value)) : given;
}

function transposeMatrix({ dims, data }: TensorValues): TensorValues | undefined {
  const [rows = 0, columns = 0] = dims;
  if (dims.length !== 2) return undefined;
  const turned = data.map((_, at) => data[(at % rows) * columns + Math.floor(at / rows)] as number);
  return { dims: [columns, rows], data: turned };
}

/** Split, https://onnx.ai/onnx/operators/onnx__Split.html: equal parts, or as `split` says. */
function splitPart(
  links: Links,
  { inputs, outputs, attributes }: GraphNode,
  { dims, data }: TensorValues,
  part: number,
): TensorValues | undefined {
  const given = attributes.get('axis')?.int ?? 0;
  const axis = given < 0 ? given + dims.length : given;
  const length = dims[axis] ?? 0;
  const sizes =
    attributes.get('split')?.ints ??
    (inputs[1]
      ? [...(findConstant(links, inputs[1])?.data ?? [])]
      : outputs.map(() => Math.ceil(length / outputs.length)));
  const size = sizes[part];
  if (size === undefined) return undefined;
  const first = sizes.slice(0, part).reduce((sum, one) => sum + one, 0);
  const inner = dims.slice(axis + 1).reduce((product, dim) => product * dim, 1);
  const taken = Math.min(size, length - first);
  const kept = data.filter((_, at) => {
    const place = Math.floor(at / inner) % length;
    return place >= first && place < first + taken;
  });
  return { dims: dims.map((dim, at) => (at === axis ? taken : dim)), data: kept };
}
