import { type Field, readSignedVarint, readText, readVarint, walkFields } from '../wire/fields.ts';
import { DIM, SHAPE, TENSOR_TYPE, TYPE, VALUE } from './onnx-fields.ts';

/** What a graph says of one of its values. */
export interface ValueInfo {
  readonly name: string;
  /** TensorProto.DataType, see `DTYPE`; 0 where the file does not say it, or the value is no tensor. */
  readonly dtype: number;
  /** Numbers, names of lengths, or undefined for an unnamed length; undefined as a whole where even the rank is open. */
  readonly dims: readonly (number | string | undefined)[] | undefined;
}

const HIGHEST_RANK = 64;

/** ValueInfoProto. */
export function readValueInfo(bytes: Uint8Array, value: Field): ValueInfo {
  let name = '';
  let dtype = 0;
  let dims: ValueInfo['dims'];
  for (const field of walkFields(bytes, value.start, value.end)) {
    if (field.number === VALUE.name) name = readText(bytes, field);
    else if (field.number === VALUE.type) {
      for (const type of walkFields(bytes, field.start, field.end)) {
        if (type.number !== TYPE.tensor) continue;
        for (const part of walkFields(bytes, type.start, type.end)) {
          if (part.number === TENSOR_TYPE.element) dtype = readVarint(bytes, part.start, part.end).value;
          else if (part.number === TENSOR_TYPE.shape) dims = readShape(bytes, part);
        }
      }
    }
  }
  return { name, dtype, dims };
}

function readShape(bytes: Uint8Array, shape: Field): (number | string | undefined)[] {
  const dims: (number | string | undefined)[] = [];
  for (const field of walkFields(bytes, shape.start, shape.end)) {
    if (field.number !== SHAPE.dim) continue;
    if (dims.length === HIGHEST_RANK)
      throw new RangeError(`a shape of more than ${HIGHEST_RANK} lengths at byte ${shape.start}`);
    let dim: number | string | undefined;
    for (const part of walkFields(bytes, field.start, field.end)) {
      if (part.number === DIM.value) dim = readSignedVarint(bytes, part.start, part.end).value;
      else if (part.number === DIM.name) dim = readText(bytes, part);
    }
    // Some exporters write −1 or 0 for a length that is open.
    dims.push(typeof dim === 'number' && dim < 0 ? undefined : dim);
  }
  return dims;
}
