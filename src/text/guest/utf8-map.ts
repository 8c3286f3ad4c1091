import type { TextMap } from '../text-map.ts';

/** A text as UTF-8: byte i stands for the source's half-open range [starts[i], ends[i]), in UTF-16 units. */
export interface ByteMap {
  readonly bytes: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The place of each byte in its character, and how many bytes that has. */
  readonly places: readonly number[];
  readonly widths: readonly number[];
}

/** UTF-8 of one code point (RFC 3629). A lone surrogate becomes U+FFFD's bytes. */
export function utf8Of(code: number): number[] {
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 0x3f)];
  if (code >= 0xd800 && code < 0xe000) return [0xef, 0xbf, 0xbd];
  if (code < 0x10000) return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
  return [
    0xf0 | (code >> 18),
    0x80 | ((code >> 12) & 0x3f),
    0x80 | ((code >> 6) & 0x3f),
    0x80 | (code & 0x3f),
  ];
}

/** UTF-8 of a string. */
export function utf8Bytes(text: string): number[] {
  return Array.from(text, (character) => utf8Of(character.codePointAt(0) ?? 0)).flat();
}

/** The bytes of a normalized text with where each comes from; `offset` is added to all places. */
export function byteMap({ text, starts, ends }: TextMap, offset: number): ByteMap {
  const map = {
    bytes: [] as number[],
    starts: [] as number[],
    ends: [] as number[],
    places: [] as number[],
    widths: [] as number[],
  };
  let unit = 0;
  for (const character of text) {
    const bytes = utf8Of(character.codePointAt(0) ?? 0);
    const last = unit + character.length - 1;
    bytes.forEach((byte, place) => {
      map.bytes.push(byte);
      map.starts.push((starts[unit] ?? 0) + offset);
      map.ends.push((ends[last] ?? 0) + offset);
      map.places.push(place);
      map.widths.push(bytes.length);
    });
    unit += character.length;
  }
  return map;
}

/** Characters of UTF-8 bytes, one an item, with the bytes [from, to) that they are; what is no UTF-8 is left out. */
export function decodeUtf8(bytes: readonly number[]): { text: string; from: number; to: number }[] {
  const found: { text: string; from: number; to: number }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const width = widthOf(bytes[at] as number);
    const code = width > 0 ? codeAt(bytes, at, width) : undefined;
    if (code === undefined) at += 1;
    else {
      found.push({ text: String.fromCodePoint(code), from: at, to: at + width });
      at += width;
    }
  }
  return found;
}

function widthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

function codeAt(bytes: readonly number[], at: number, width: number): number | undefined {
  if (width === 1) return bytes[at];
  if (at + width > bytes.length) return undefined;
  let code = (bytes[at] as number) & (0xff >> (width + 1));
  for (let next = at + 1; next < at + width; next += 1) {
    const byte = bytes[next] as number;
    if ((byte & 0xc0) !== 0x80) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const shortest = [0, 0, 0x80, 0x800, 0x10000][width] ?? 0;
  const valid = code >= shortest && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
  return valid ? code : undefined;
}
