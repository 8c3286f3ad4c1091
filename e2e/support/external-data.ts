import { GRAPH, MODEL, TENSOR } from '../../src/onnx/graph/onnx-fields.ts';
import { type Field, walkFields } from '../../src/onnx/wire/fields.ts';
import { bytesField, join, numberField, type Part, textField } from '../../src/onnx/wire/write.ts';

/** A model as exporters write large ones: its graph, and its weights in a file beside it. */
export function withExternalData(model: Buffer, location: string): { graph: Buffer; data: Buffer } {
  const data: Uint8Array[] = [];
  let length = 0;
  const raw = (field: Field) => model.subarray(field.start, field.end);
  const rewrite = (tensor: Field): Part => {
    const kept: Part[] = [];
    for (const field of walkFields(model, tensor.start, tensor.end)) {
      if (field.number !== TENSOR.raw || field.end - field.start < 16) {
        kept.push(copy(model, field));
        continue;
      }
      const entry = (key: string, value: string) =>
        bytesField(TENSOR.external, [textField(1, key), textField(2, value)]);
      kept.push(
        entry('location', location),
        entry('offset', String(length)),
        entry('length', String(field.end - field.start)),
      );
      kept.push(numberField(TENSOR.location, 1));
      data.push(raw(field));
      length += field.end - field.start;
    }
    return bytesField(GRAPH.initializer, kept);
  };
  const parts: Part[] = [];
  for (const field of walkFields(model)) {
    if (field.number !== MODEL.graph) {
      parts.push(copy(model, field));
      continue;
    }
    const inside = Array.from(walkFields(model, field.start, field.end), (part) =>
      part.number === GRAPH.initializer ? rewrite(part) : copy(model, part),
    );
    parts.push(bytesField(MODEL.graph, inside));
  }
  return { graph: Buffer.from(join(parts)), data: Buffer.concat(data) };
}

function copy(model: Buffer, { number, wire, start, end }: Field): Part {
  const payload = model.subarray(start, end);
  if (wire === 2) return bytesField(number, [payload]);
  return join([Uint8Array.of(...tag(number * 8 + wire)), payload]);
}

function tag(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, Math.floor(value / 128)];
}
