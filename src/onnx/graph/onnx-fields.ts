/**
 * Field numbers of onnx.proto3, as far as graphs are read and edited here.
 *
 * Source: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
 */
export const MODEL = {
  irVersion: 1,
  producer: 2,
  producerVersion: 3,
  graph: 7,
  opset: 8,
  metadata: 14,
  functions: 25,
} as const;
export const OPSET = { domain: 1, version: 2 } as const;
/** StringStringEntryProto. */
export const ENTRY = { key: 1, value: 2 } as const;
/** `reserved` is no field of a graph and never will be: readers pass over it. */
export const GRAPH = { node: 1, reserved: 3, initializer: 5, input: 11, output: 12, valueInfo: 13 } as const;
export const NODE = { input: 1, output: 2, name: 3, op: 4, attribute: 5, domain: 7 } as const;
export const ATTRIBUTE = {
  name: 1,
  float: 2,
  int: 3,
  text: 4,
  tensor: 5,
  graph: 6,
  floats: 7,
  ints: 8,
  graphs: 11,
  type: 20,
  reference: 21,
} as const;
/** AttributeProto.AttributeType. */
export const ATTRIBUTE_TYPE = { float: 1, int: 2, text: 3, ints: 7 } as const;
export const TENSOR = {
  dims: 1,
  dtype: 2,
  floats: 4,
  int32s: 5,
  int64s: 7,
  name: 8,
  raw: 9,
  external: 13,
  location: 14,
} as const;
/** FunctionProto. */
export const FUNCTION = { name: 1, input: 4, output: 5, node: 7, opset: 9, domain: 10 } as const;
export const VALUE = { name: 1, type: 2 } as const;
export const TYPE = { tensor: 1 } as const;
export const TENSOR_TYPE = { element: 1, shape: 2 } as const;
export const SHAPE = { dim: 1 } as const;
export const DIM = { value: 1, name: 2 } as const;

/** TensorProto.DataType. */
export const DTYPE = {
  float32: 1,
  uint8: 2,
  int8: 3,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  float64: 11,
  bfloat16: 16,
} as const;

/** The types of floats that weights and activations of Transformers have. */
export function isFloatType(dtype: number): boolean {
  return dtype === DTYPE.float32 || dtype === DTYPE.float16 || dtype === DTYPE.bfloat16;
}
