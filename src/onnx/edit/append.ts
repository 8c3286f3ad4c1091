import {
  ATTRIBUTE,
  ATTRIBUTE_TYPE,
  DIM,
  DTYPE,
  GRAPH,
  MODEL,
  NODE,
  SHAPE,
  TENSOR,
  TENSOR_TYPE,
  TYPE,
  VALUE,
} from '../graph/onnx-fields.ts';
import { bytesField, floatField, join, numberField, type Part, textField } from '../wire/write.ts';

/** An attribute's value; whole numbers are ints, `{ float }` is a float32. */
export type NewAttribute = number | readonly number[] | string | { readonly float: number };

export interface NewNode {
  readonly op: string;
  /** '' or left out for the default domain. */
  readonly domain?: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, NewAttribute>>;
}

/** A node that is in the file already, with other outputs and some other attributes; all else of it is kept as it is. */
export interface CopiedNode {
  /** Its NodeProto. */
  readonly copyOf: Uint8Array;
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, NewAttribute>>;
}

/** A small constant: whole numbers (int64) or float32. */
export interface NewTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly int64s?: readonly number[];
  readonly floats?: readonly number[];
}

/** A required input; `dims` are numbers or names, undefined for an unnamed length. */
export interface NewInput {
  readonly name: string;
  /** TensorProto.DataType. */
  readonly dtype: number;
  readonly dims: readonly (number | string | undefined)[];
}

export interface GraphAddition {
  readonly nodes: readonly (NewNode | CopiedNode)[];
  readonly inputs: readonly NewInput[];
  readonly tensors?: readonly NewTensor[];
  /** Values in between whose types the runtime cannot infer. */
  readonly values?: readonly NewOutput[];
  /** GraphProto fields as they stand elsewhere in the file: nodes and initializers of a body, for example. */
  readonly fields?: readonly Uint8Array[];
  /** Values that become outputs, by name; the runtime infers their types where `dtype` does not say it. */
  readonly outputs: readonly (string | NewOutput)[];
}

export interface NewOutput {
  readonly name: string;
  /** TensorProto.DataType. */
  readonly dtype: number;
}

/**
 * The bytes that, written behind a model's file, add nodes, inputs and outputs to its graph: a second `graph` field,
 * which protobuf merges into the first (https://protobuf.dev/programming-guides/encoding/#last-one-wins). Nothing in
 * the file moves. The nodes may stand unsorted: onnxruntime sorts them.
 */
export function graphAddition(addition: GraphAddition): Uint8Array<ArrayBuffer> {
  const { nodes, inputs, outputs, tensors = [], values = [], fields = [] } = addition;
  return bytesField(MODEL.graph, [
    ...fields,
    ...nodes.map((node) => ('op' in node ? nodeField(node) : copiedField(node))),
    ...tensors.map(tensorField),
    ...inputs.map(inputField),
    ...outputs.map((output) => valueField(GRAPH.output, output)),
    ...values.map((value) => valueField(GRAPH.valueInfo, value)),
  ]) as Uint8Array<ArrayBuffer>;
}

/** A model with an addition, in new bytes. */
export function appendToGraph(model: Uint8Array, addition: GraphAddition): Uint8Array<ArrayBuffer> {
  return join([model, graphAddition(addition)]);
}

function nodeField({ op, domain = '', inputs, outputs, attributes = {} }: NewNode): Part {
  return bytesField(GRAPH.node, [
    ...inputs.map((name) => textField(NODE.input, name)),
    ...outputs.map((name) => textField(NODE.output, name)),
    textField(NODE.op, op),
    textField(NODE.name, `${outputs[0]}:${op}`),
    ...(domain === '' ? [] : [textField(NODE.domain, domain)]),
    ...attributeFields(attributes),
  ]);
}

/** protobuf keeps the last of a field that stands once and adds to a list, so what is kept may stand first. */
function copiedField({ copyOf, outputs, attributes }: CopiedNode): Part {
  return bytesField(GRAPH.node, [
    copyOf,
    ...outputs.map((name) => textField(NODE.output, name)),
    ...attributeFields(attributes),
  ]);
}

function attributeFields(attributes: Readonly<Record<string, NewAttribute>>): Part[] {
  return Object.entries(attributes).map(([name, value]) => {
    const type = (kind: number) => numberField(ATTRIBUTE.type, kind);
    const named = textField(ATTRIBUTE.name, name);
    if (typeof value === 'number') {
      return bytesField(NODE.attribute, [named, numberField(ATTRIBUTE.int, value), type(ATTRIBUTE_TYPE.int)]);
    }
    if (typeof value === 'string') {
      return bytesField(NODE.attribute, [named, textField(ATTRIBUTE.text, value), type(ATTRIBUTE_TYPE.text)]);
    }
    if ('float' in value) {
      return bytesField(NODE.attribute, [
        named,
        floatField(ATTRIBUTE.float, value.float),
        type(ATTRIBUTE_TYPE.float),
      ]);
    }
    const ints = value.map((one) => numberField(ATTRIBUTE.ints, one));
    return bytesField(NODE.attribute, [named, ...ints, type(ATTRIBUTE_TYPE.ints)]);
  });
}

function tensorField({ name, dims, int64s, floats = [] }: NewTensor): Part {
  const numbers = int64s
    ? int64s.map((value) => numberField(TENSOR.int64s, value))
    : floats.map((value) => floatField(TENSOR.floats, value));
  return bytesField(GRAPH.initializer, [
    ...dims.map((dim) => numberField(TENSOR.dims, dim)),
    numberField(TENSOR.dtype, int64s ? DTYPE.int64 : DTYPE.float32),
    ...numbers,
    textField(TENSOR.name, name),
  ]);
}

function valueField(field: number, value: string | NewOutput): Part {
  if (typeof value === 'string') return bytesField(field, [textField(VALUE.name, value)]);
  const type = bytesField(TYPE.tensor, [numberField(TENSOR_TYPE.element, value.dtype)]);
  return bytesField(field, [textField(VALUE.name, value.name), bytesField(VALUE.type, [type])]);
}

function inputField({ name, dtype, dims }: NewInput): Part {
  const shape = dims.map((dim) => {
    if (dim === undefined) return bytesField(SHAPE.dim, []);
    return bytesField(SHAPE.dim, [
      typeof dim === 'number' ? numberField(DIM.value, dim) : textField(DIM.name, dim),
    ]);
  });
  const tensor = [numberField(TENSOR_TYPE.element, dtype), bytesField(TENSOR_TYPE.shape, shape)];
  return bytesField(GRAPH.input, [
    textField(VALUE.name, name),
    bytesField(VALUE.type, [bytesField(TYPE.tensor, tensor)]),
  ]);
}
