/**
 * Byte-level BPE writes each byte as a sign that can be printed: printable Latin-1 as itself, the 68 others as U+0100 and
 * on (GPT-2's `bytes_to_unicode`, Radford et al. 2019).
 */
const SIGNS: readonly string[] = (() => {
  const printable = (byte: number) =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => {
    if (printable(byte)) return String.fromCodePoint(byte);
    next += 1;
    return String.fromCodePoint(next - 1);
  });
})();

const BYTES: ReadonlyMap<string, number> = new Map(SIGNS.map((sign, byte) => [sign, byte]));

/** The bytes of a byte-level piece; undefined where a sign stands for none (an added token, for example). */
export function bytesOfSigns(piece: string): number[] | undefined {
  const bytes: number[] = [];
  for (const sign of piece) {
    const byte = BYTES.get(sign);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return bytes;
}

/** The byte that `<0xE4>` stands for; undefined for any other piece. */
export function fallbackByte(piece: string): number | undefined {
  const [, hex] = /^<0x([0-9A-F]{2})>$/.exec(piece) ?? [];
  return hex === undefined ? undefined : Number.parseInt(hex, 16);
}

/** The byte-fallback pieces of a character, `<0xE4>` `<0xB8>` …. */
export function fallbackPieces(bytes: readonly number[]): string[] {
  return bytes.map((byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
}
