/**
 * Field numbers of onnx.proto3, as far as graphs are read and edited here.
 *
 * Source: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
 */
export const MODEL = { graph: 7 } as const;
export const GRAPH = { node: 1, initializer: 5, input: 11, output: 12 } as const;
export const NODE = { input: 1, output: 2, name: 3, op: 4, attribute: 5, domain: 7 } as const;
export const ATTRIBUTE = { name: 1, float: 2, int: 3, tensor: 5, ints: 8 } as const;
export const TENSOR = {
  dims: 1,
  dtype: 2,
  floats: 4,
  int32s: 5,
  int64s: 7,
  name: 8,
  raw: 9,
  location: 14,
} as const;
export const VALUE = { name: 1, type: 2 } as const;
export const TYPE = { tensor: 1 } as const;
export const TENSOR_TYPE = { element: 1, shape: 2 } as const;
export const SHAPE = { dim: 1 } as const;
export const DIM = { value: 1, name: 2 } as const;

/** TensorProto.DataType. */
export const DTYPE = { float32: 1, int32: 6, int64: 7, float16: 10 } as const;
