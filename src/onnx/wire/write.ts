import { BYTES, FIXED32, VARINT } from './fields.ts';
import { encodeUtf8 } from './utf8.ts';

/** A part of a message in the making: its bytes, in order. */
export type Part = Uint8Array;

/** `value` as an unsigned varint; 0 ≤ value < 2^53. */
export function varint(value: number): Part {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.from([...bytes, rest]);
}

/** A field that holds a whole number; a negative one is ten bytes of two's complement, as int64 is. */
export function numberField(field: number, value: number): Part {
  return join([varint(field * 8 + VARINT), value < 0 ? negativeVarint(value) : varint(value)]);
}

function negativeVarint(value: number): Part {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) + 128);
  return Uint8Array.from([...bytes, Number(rest)]);
}

/** A field that holds a float32. */
export function floatField(field: number, value: number): Part {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return join([varint(field * 8 + FIXED32), bytes]);
}

/** A field that holds a message, or raw bytes. */
export function bytesField(field: number, parts: readonly Part[]): Part {
  const body = join(parts);
  return join([varint(field * 8 + BYTES), varint(body.length), body]);
}

export function textField(field: number, text: string): Part {
  return bytesField(field, [encodeUtf8(text)]);
}

/** All parts behind one another, in new bytes. */
export function join(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
