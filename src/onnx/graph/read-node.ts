import { type Field, readIntegers, readText, readVarint, viewOf, walkFields } from '../wire/fields.ts';
import { ATTRIBUTE, ENTRY, NODE, TENSOR } from './onnx-fields.ts';

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
  /** The file that holds its numbers, as the graph calls it; undefined where they lie in the graph's own. */
  readonly externalFile: string | undefined;
}

export interface Attribute {
  readonly int: number | undefined;
  readonly float: number | undefined;
  readonly text: string | undefined;
  readonly ints: readonly number[];
  readonly tensor: StoredTensor | undefined;
  /** Bodies of If, Loop and Scan: ranges of GraphProto. */
  readonly graphs: readonly Field[];
  /** Inside a function: the attribute of the call that stands here; '' for none. */
  readonly reference: string;
  /** The attribute in the file, an AttributeProto. */
  readonly field: Field;
}

/** A node; `inputs[i]` is written in the file's bytes from `inputPlaces[i]` on. An input that is left out is ''. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly inputPlaces: readonly number[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** The node in the file, a NodeProto. */
  readonly field: Field;
}

const MOST_NUMBERS = 0x10000;

export function readNode(bytes: Uint8Array, node: Field): GraphNode {
  let name = '';
  let op = '';
  let domain = '';
  const inputs: string[] = [];
  const inputPlaces: number[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, Attribute>();
  for (const field of walkFields(bytes, node.start, node.end)) {
    if (field.number === NODE.op) op = readText(bytes, field);
    else if (field.number === NODE.name) name = readText(bytes, field);
    else if (field.number === NODE.domain) domain = readText(bytes, field);
    else if (field.number === NODE.output) outputs.push(readText(bytes, field));
    else if (field.number === NODE.input) {
      inputs.push(readText(bytes, field));
      inputPlaces.push(field.start);
    } else if (field.number === NODE.attribute) {
      const [attributeName, attribute] = readAttribute(bytes, field);
      attributes.set(attributeName, attribute);
    }
  }
  // `ai.onnx` is another way to write the default domain.
  return {
    name,
    op,
    domain: domain === 'ai.onnx' ? '' : domain,
    inputs,
    inputPlaces,
    outputs,
    attributes,
    field: node,
  };
}

function readAttribute(bytes: Uint8Array, attribute: Field): readonly [string, Attribute] {
  let name = '';
  let int: number | undefined;
  let float: number | undefined;
  let text: string | undefined;
  let tensor: StoredTensor | undefined;
  const ints: number[] = [];
  const graphs: Field[] = [];
  let reference = '';
  for (const field of walkFields(bytes, attribute.start, attribute.end)) {
    if (field.number === ATTRIBUTE.name) name = readText(bytes, field);
    else if (field.number === ATTRIBUTE.reference) reference = readText(bytes, field);
    else if (field.number === ATTRIBUTE.int) int = readIntegers(bytes, field)[0];
    else if (field.number === ATTRIBUTE.float && field.end - field.start === 4)
      float = viewOf(bytes, field).getFloat32(0, true);
    else if (field.number === ATTRIBUTE.ints) addIntegers(ints, bytes, field);
    else if (field.number === ATTRIBUTE.tensor) tensor = readStored(bytes, field);
    else if (field.number === ATTRIBUTE.graph || field.number === ATTRIBUTE.graphs) graphs.push(field);
    else if (field.number === ATTRIBUTE.text && field.end - field.start <= 1024)
      text = readTextOrNothing(bytes, field);
  }
  return [name, { int, float, text, ints, tensor, graphs, reference, field: attribute }];
}

/** A bytes attribute may hold anything; only text is of use. */
function readTextOrNothing(bytes: Uint8Array, field: Field): string | undefined {
  try {
    return readText(bytes, field);
  } catch {
    return undefined;
  }
}

export function readStored(bytes: Uint8Array, tensor: Field): StoredTensor {
  let name = '';
  let dtype = 0;
  let raw: Field | undefined;
  let external = false;
  let externalFile: string | undefined;
  const dims: number[] = [];
  const typed: Field[] = [];
  for (const field of walkFields(bytes, tensor.start, tensor.end)) {
    if (field.number === TENSOR.name) name = readText(bytes, field);
    else if (field.number === TENSOR.dtype) dtype = readVarint(bytes, field.start, field.end).value;
    else if (field.number === TENSOR.dims) addIntegers(dims, bytes, field);
    else if (field.number === TENSOR.raw) raw = field;
    else if (field.number === TENSOR.location)
      external = readVarint(bytes, field.start, field.end).value === 1;
    else if (field.number === TENSOR.external) {
      const [key, value] = readEntry(bytes, field);
      if (key === 'location') externalFile = value;
    } else if (
      field.number === TENSOR.floats ||
      field.number === TENSOR.int32s ||
      field.number === TENSOR.int64s
    )
      typed.push(field);
  }
  return { name, dims, dtype, raw, typed, externalFile: external ? externalFile : undefined };
}

/** A StringStringEntryProto. */
export function readEntry(bytes: Uint8Array, entry: Field): readonly [key: string, value: string] {
  let key = '';
  let value = '';
  for (const field of walkFields(bytes, entry.start, entry.end)) {
    if (field.number === ENTRY.key) key = readText(bytes, field);
    else if (field.number === ENTRY.value) value = readText(bytes, field);
  }
  return [key, value];
}

function addIntegers(list: number[], bytes: Uint8Array, field: Field): void {
  if (field.end - field.start + list.length > MOST_NUMBERS)
    throw new RangeError(
      `a list of whole numbers at byte ${field.start}: expected at most ${MOST_NUMBERS} bytes`,
    );
  for (const value of readIntegers(bytes, field)) list.push(value);
}
