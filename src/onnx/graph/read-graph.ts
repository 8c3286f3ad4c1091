import { type Field, readIntegers, readText, readVarint, viewOf, walkFields } from '../wire/fields.ts';
import { ATTRIBUTE, GRAPH, MODEL, NODE, TENSOR, VALUE } from './onnx-fields.ts';

/** A tensor in the file: what it is called and where its numbers lie. */
export interface StoredTensor {
  readonly name: string;
  readonly dims: readonly number[];
  /** TensorProto.DataType, see `DTYPE`. */
  readonly dtype: number;
  /** Byte range of `raw_data`, little-endian and row-major; undefined where the numbers lie elsewhere. */
  readonly raw: Field | undefined;
  /** Ranges of `float_data`, `int32_data` and `int64_data`, the other way to store numbers. */
  readonly typed: readonly Field[];
}

export interface Attribute {
  readonly int: number | undefined;
  readonly float: number | undefined;
  readonly ints: readonly number[];
  readonly tensor: StoredTensor | undefined;
}

/** A node; `inputs[i]` is written in the file's bytes from `inputPlaces[i]` on. An input that is left out is ''. */
export interface GraphNode {
  readonly op: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly inputPlaces: readonly number[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, Attribute>;
}

/** An ONNX graph over the bytes of its file; no weight is copied. Nodes are sorted: inputs before outputs (as ONNX asks). */
export interface ModelGraph {
  readonly bytes: Uint8Array;
  readonly nodes: readonly GraphNode[];
  /** Initializers by name. */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/**
 * Reads ModelProto's graph. A second graph field adds to the first, as protobuf merges messages. Subgraphs (bodies of
 * If and Loop) are not entered. Throws RangeError where the bytes are no protobuf message or hold no graph.
 */
export function readGraph(bytes: Uint8Array): ModelGraph {
  const nodes: GraphNode[] = [];
  const tensors = new Map<string, StoredTensor>();
  const inputs: string[] = [];
  const outputs: string[] = [];
  let found = false;
  for (const model of walkFields(bytes)) {
    if (model.number !== MODEL.graph) continue;
    found = true;
    for (const field of walkFields(bytes, model.start, model.end)) {
      if (field.number === GRAPH.node) nodes.push(readNode(bytes, field));
      else if (field.number === GRAPH.input) inputs.push(nameOf(bytes, field));
      else if (field.number === GRAPH.output) outputs.push(nameOf(bytes, field));
      else if (field.number === GRAPH.initializer) {
        const tensor = readStored(bytes, field);
        tensors.set(tensor.name, tensor);
      }
    }
  }
  if (!found) throw new RangeError('the file holds no graph: expected an ONNX model');
  return { bytes, nodes, tensors, inputs, outputs };
}

function readNode(bytes: Uint8Array, node: Field): GraphNode {
  let op = '';
  let domain = '';
  const inputs: string[] = [];
  const inputPlaces: number[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, Attribute>();
  for (const field of walkFields(bytes, node.start, node.end)) {
    if (field.number === NODE.op) op = readText(bytes, field);
    else if (field.number === NODE.domain) domain = readText(bytes, field);
    else if (field.number === NODE.output) outputs.push(readText(bytes, field));
    else if (field.number === NODE.input) {
      inputs.push(readText(bytes, field));
      inputPlaces.push(field.start);
    } else if (field.number === NODE.attribute) {
      const [name, attribute] = readAttribute(bytes, field);
      attributes.set(name, attribute);
    }
  }
  return { op, domain, inputs, inputPlaces, outputs, attributes };
}

function readAttribute(bytes: Uint8Array, attribute: Field): readonly [string, Attribute] {
  let name = '';
  let int: number | undefined;
  let float: number | undefined;
  let tensor: StoredTensor | undefined;
  const ints: number[] = [];
  for (const field of walkFields(bytes, attribute.start, attribute.end)) {
    if (field.number === ATTRIBUTE.name) name = readText(bytes, field);
    else if (field.number === ATTRIBUTE.int) int = readIntegers(bytes, field)[0];
    else if (field.number === ATTRIBUTE.float) float = viewOf(bytes, field).getFloat32(0, true);
    else if (field.number === ATTRIBUTE.ints) ints.push(...readIntegers(bytes, field));
    else if (field.number === ATTRIBUTE.tensor) tensor = readStored(bytes, field);
  }
  return [name, { int, float, ints, tensor }];
}

function readStored(bytes: Uint8Array, tensor: Field): StoredTensor {
  let name = '';
  let dtype = 0;
  let raw: Field | undefined;
  const dims: number[] = [];
  const typed: Field[] = [];
  for (const field of walkFields(bytes, tensor.start, tensor.end)) {
    if (field.number === TENSOR.name) name = readText(bytes, field);
    else if (field.number === TENSOR.dtype) dtype = readVarint(bytes, field.start).value;
    else if (field.number === TENSOR.dims) dims.push(...readIntegers(bytes, field));
    else if (field.number === TENSOR.raw) raw = field;
    else if ([TENSOR.floats, TENSOR.int32s, TENSOR.int64s].some((typedField) => typedField === field.number))
      typed.push(field);
  }
  return { name, dims, dtype, raw, typed };
}

function nameOf(bytes: Uint8Array, value: Field): string {
  for (const field of walkFields(bytes, value.start, value.end)) {
    if (field.number === VALUE.name) return readText(bytes, field);
  }
  return '';
}
