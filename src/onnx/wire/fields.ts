import { decodeUtf8 } from './utf8.ts';

/**
 * One field of a protobuf message: where it lies, not what it holds, so that walking over gigabytes of weights costs
 * nothing. `start` to `end` are the bytes of the payload, after tag and length.
 *
 * Wire format: https://protobuf.dev/programming-guides/encoding/
 */
export interface Field {
  readonly number: number;
  readonly wire: number;
  /** Where its tag begins. */
  readonly place: number;
  readonly start: number;
  readonly end: number;
}

export const VARINT = 0;
export const FIXED64 = 1;
export const BYTES = 2;
export const FIXED32 = 5;

/**
 * The fields of the message in `bytes[start, end)`, in order. Throws RangeError where the bytes are no message: a wire
 * type that protobuf 3 lacks (groups among them), or a field that ends beyond `end`.
 */
export function* walkFields(bytes: Uint8Array, start = 0, end = bytes.length): Generator<Field> {
  let at = start;
  while (at < end) {
    const tag = readVarint(bytes, at, end);
    const number = Math.floor(tag.value / 8);
    const wire = tag.value % 8;
    const payload = payloadOf(bytes, tag.next, wire, end);
    if (payload.end > end) {
      throw new RangeError(`field ${number} ends at byte ${payload.end} of a message that ends at ${end}`);
    }
    yield { number, wire, place: at, ...payload };
    at = payload.end;
  }
}

function payloadOf(bytes: Uint8Array, start: number, wire: number, limit: number) {
  switch (wire) {
    case VARINT:
      return { start, end: readVarint(bytes, start, limit).next };
    case FIXED64:
      return { start, end: start + 8 };
    case FIXED32:
      return { start, end: start + 4 };
    case BYTES: {
      const { value, next } = readVarint(bytes, start, limit);
      return { start: next, end: next + value };
    }
    default:
      throw new RangeError(`wire type ${wire} at byte ${start}: expected 0, 1, 2 or 5`);
  }
}

/** An unsigned varint, exact up to 2^53, and the byte after it. Throws RangeError where it does not end. */
export function readVarint(
  bytes: Uint8Array,
  start: number,
  limit = bytes.length,
): { readonly value: number; readonly next: number } {
  let value = 0;
  let weight = 1;
  for (let at = start; at < limit && at < start + 10; at += 1) {
    const byte = bytes[at] as number;
    value += (byte & 0x7f) * weight;
    if (byte < 0x80) return { value, next: at + 1 };
    weight *= 128;
  }
  throw new RangeError(`a varint at byte ${start} does not end`);
}

/** A varint as int64, two's complement; exact within ±2^53. */
export function readSignedVarint(
  bytes: Uint8Array,
  start: number,
  limit = bytes.length,
): { value: number; next: number } {
  const { value: plain, next } = readVarint(bytes, start, limit);
  if (next - start < 8) return { value: plain, next };
  let value = 0n;
  let shift = 0n;
  for (let at = start; at < next; at += 1) {
    value |= BigInt((bytes[at] as number) & 0x7f) << shift;
    shift += 7n;
  }
  return { value: Number(BigInt.asIntN(64, value)), next };
}

/**
 * A `repeated int64` field, packed or one by one, as numbers. Throws RangeError where the field is neither, or a number
 * goes on beyond it.
 */
export function readIntegers(bytes: Uint8Array, { wire, start, end }: Field): number[] {
  if (wire !== VARINT && wire !== BYTES)
    throw new RangeError(`wire type ${wire} at byte ${start}: expected whole numbers`);
  if (wire === VARINT) return [readSignedVarint(bytes, start).value];
  const values: number[] = [];
  for (let at = start; at < end; ) {
    const { value, next } = readSignedVarint(bytes, at, end);
    values.push(value);
    at = next;
  }
  return values;
}

const LONGEST_TEXT = 0x10000;

/** A string field of at most 64 KiB; throws RangeError for a longer one, or for bytes that are no UTF-8. */
export function readText(bytes: Uint8Array, { start, end }: Field): string {
  if (end - start > LONGEST_TEXT)
    throw new RangeError(`a name of ${end - start} bytes at byte ${start}: expected at most ${LONGEST_TEXT}`);
  return decodeUtf8(bytes.subarray(start, end));
}

/** The bytes of a field as a view on which numbers can be read. */
export function viewOf(
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset + start, end - start);
}
