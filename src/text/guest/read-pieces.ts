import type { Tokenizer } from '@huggingface/tokenizers';
import { normalizeWithMap } from '../normalized-text.ts';
import type { TextMap } from '../text-map.ts';
import { bytesOfSigns, fallbackByte, fallbackPieces } from './byte-signs.ts';
import { type GuestTokenizerFile, spacesOf } from './guest-tokenizer-file.ts';
import { splitWords } from './split-words.ts';
import { type ByteMap, byteMap, utf8Bytes } from './utf8-map.ts';

/** A token with the bytes [from, to) of `map` that it stands for. */
export interface PlacedPiece {
  readonly id: number;
  readonly map: ByteMap;
  readonly from: number;
  readonly to: number;
}

/** How far ahead a stretch of text is looked for after what a pre-tokenizer has dropped, in bytes. */
const WINDOW_BYTES = 4096;

/**
 * A well-formed text through the tokenizer, piece by piece, each with its place: added words, normalizer, pre-tokenizer and
 * model as the library has them, one pre-token at a time, so that a surprise in one word does not move the next.
 */
export function readPieces(library: Tokenizer, file: GuestTokenizerFile, text: string): PlacedPiece[] {
  const raw = file.words.filter(({ normalized }) => !normalized);
  const inNormalized = file.words.filter(({ normalized }) => normalized);
  const found: PlacedPiece[] = [];
  splitWords(text, raw).forEach(({ start, end, word }, section) => {
    const part = text.slice(start, end);
    if (word) {
      const map = byteMap(identity(part), start);
      found.push({ id: word.id, map, from: 0, to: map.bytes.length });
      return;
    }
    const normal = withPrepended(file, normalized(library, part));
    for (const { start: from, end: to, word: known } of splitWords(normal.text, inNormalized)) {
      const map = byteMap(sliceMap(file, normal, from, to), start);
      if (known) found.push({ id: known.id, map, from: 0, to: map.bytes.length });
      else readStretch(library, file, normal.text.slice(from, to), map, section, found);
    }
  });
  return found;
}

function readStretch(
  library: Tokenizer,
  file: GuestTokenizerFile,
  text: string,
  map: ByteMap,
  section: number,
  found: PlacedPiece[],
): void {
  const { pre_tokenizer: pre, model } = library;
  const stretches = pre ? pre.pre_tokenize(text, { section_index: section }) : [text];
  let at = 0;
  for (const stretch of stretches) {
    const bytes = (file.byteLevel ? bytesOfSigns(stretch) : undefined) ?? utf8Bytes(spacesOf(file, stretch));
    const place = findStretch(map.bytes, bytes, at);
    const pieces = model ? model._call([stretch]) : [];
    // A piece's bytes count from the stretch's beginning; those that were invented in front stand nowhere.
    let local = 0;
    for (const { id, width } of widthsOf(file, model?.tokens_to_ids, pieces, bytes)) {
      const from = place.at + Math.max(0, local - place.invented);
      local += width;
      found.push({ id, map, from, to: place.at + Math.max(0, local - place.invented) });
    }
    at = place.at + bytes.length - place.invented;
  }
}

/** Ids of a stretch's pieces, and how many of its bytes each is. */
function widthsOf(
  file: GuestTokenizerFile,
  ids: ReadonlyMap<string, number> | undefined,
  pieces: readonly string[],
  bytes: readonly number[],
): { id: number; width: number }[] {
  const found: { id: number; width: number }[] = [];
  let at = 0;
  pieces.forEach((piece, index) => {
    const id = ids?.get(piece);
    const isUnknown = id === undefined || (id === file.unknownId && piece === file.unknownName);
    const own = isUnknown && piece === file.unknownName ? undefined : spell(file, piece, index === 0);
    const width = own?.length ?? unknownWidth(file, pieces.slice(index + 1), bytes, at);
    const spare = Math.min(width, bytes.length - at);
    if (id === undefined && file.byteFallback) {
      const each = fallbackPieces(bytes.slice(at, at + spare)).map((name) => ids?.get(name));
      if (each.every((one) => one !== undefined)) {
        for (const one of each) found.push({ id: one, width: 1 });
        at += spare;
        return;
      }
    }
    const known = id ?? file.unknownId;
    if (known !== undefined) found.push({ id: known, width: spare });
    at += spare;
  });
  return found;
}

/** The bytes that a piece spells inside a word. */
function spell(file: GuestTokenizerFile, piece: string, first: boolean): number[] {
  const byte = file.byteFallback ? fallbackByte(piece) : undefined;
  if (byte !== undefined) return [byte];
  const inner =
    !first && file.continues !== '' && piece.startsWith(file.continues)
      ? piece.slice(file.continues.length)
      : piece;
  const bare = file.ends !== '' && inner.endsWith(file.ends) ? inner.slice(0, -file.ends.length) : inner;
  return (file.byteLevel ? bytesOfSigns(bare) : undefined) ?? utf8Bytes(spacesOf(file, bare));
}

/** An unknown piece goes up to the next known one; before another unknown one it is a character; alone it is all. */
function unknownWidth(
  file: GuestTokenizerFile,
  rest: readonly string[],
  bytes: readonly number[],
  at: number,
): number {
  const [next] = rest;
  if (next === undefined) return bytes.length - at;
  if (next !== file.unknownName) {
    const wanted = spell(file, next, false);
    for (let from = at + 1; from + wanted.length <= bytes.length; from += 1) {
      if (wanted.every((byte, offset) => bytes[from + offset] === byte)) return from - at;
    }
  }
  let width = 1;
  while (at + width < bytes.length && ((bytes[at + width] as number) & 0xc0) === 0x80) width += 1;
  return width;
}

/** Where a stretch stands from `at` on; `invented` of its first bytes stand nowhere. */
function findStretch(
  bytes: readonly number[],
  wanted: readonly number[],
  at: number,
): { at: number; invented: number } {
  const fits = (from: number, skip: number) => {
    for (let offset = skip; offset < wanted.length; offset += 1) {
      if (bytes[from + offset - skip] !== wanted[offset]) return false;
    }
    return true;
  };
  const spaces = wanted[0] === 0x20 && at === 0 ? [0, 1] : [0];
  const last = Math.min(bytes.length, at + WINDOW_BYTES);
  for (const invented of spaces) if (fits(at, invented)) return { at, invented };
  for (let from = at + 1; from < last; from += 1) {
    for (const invented of wanted[0] === 0x20 ? [0, 1] : [0]) {
      if (fits(from, invented)) return { at: from, invented };
    }
  }
  return { at, invented: 0 };
}

function normalized(library: Tokenizer, part: string): TextMap {
  const { normalizer } = library;
  return normalizer ? normalizeWithMap(part, (text) => normalizer.normalize(text)) : identity(part);
}

function withPrepended({ prepend }: GuestTokenizerFile, map: TextMap): TextMap {
  if (prepend === '' || map.text === '') return map;
  const nowhere = new Array<number>(prepend.length).fill(0);
  return {
    text: prepend + map.text,
    starts: [...nowhere, ...map.starts],
    ends: [...nowhere, ...map.ends],
  };
}

function sliceMap(file: GuestTokenizerFile, map: TextMap, from: number, to: number): TextMap {
  return {
    text: spacesOf(file, map.text.slice(from, to)),
    starts: map.starts.slice(from, to),
    ends: map.ends.slice(from, to),
  };
}

function identity(text: string): TextMap {
  const starts = Array.from({ length: text.length }, (_, at) => at);
  return { text, starts, ends: starts.map((at) => at + (isHigh(text, at) ? 2 : 1)) };
}

function isHigh(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}
