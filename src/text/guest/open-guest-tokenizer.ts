import { Tokenizer } from '@huggingface/tokenizers';
import { HeadlightError } from '../../core/errors.ts';
import type { Frames } from '../../core/frames.ts';
import type { Token } from '../../core/token.ts';
import type { DecodedText, EncodedText, TextTokenizer } from '../encoded-text.ts';
import { bytesOfSigns, fallbackByte } from './byte-signs.ts';
import { labelOf, shareOf } from './guest-labels.ts';
import { type GuestTokenizerFile, parseGuestTokenizer, spacesOf } from './guest-tokenizer-file.ts';
import { numberGuestWords } from './guest-words.ts';
import { type PlacedPiece, readPieces } from './read-pieces.ts';
import { templateFrames } from './template-frames.ts';
import { decodeUtf8, utf8Bytes } from './utf8-map.ts';

/** A tokenizer that a reader brought, and what it puts around texts. */
export interface GuestTokenizer extends TextTokenizer {
  readonly frames: Pick<Frames, 'source' | 'pair'>;
  readonly unknownId: number | undefined;
  /** The id of a token by its spelling, special ones included. */
  idOf(name: string): number | undefined;
}

/** What an unknown token writes. */
const UNKNOWN_SIGN = '⁇';

/**
 * Opens a parsed `tokenizer.json` of any family. Foreign ids are no error here: a model's table of embeddings is often
 * longer than its tokenizer; such an id shows as `#50300` and writes nothing. Throws `guest.tokenizer` for a file that
 * cannot be read.
 */
export function openGuestTokenizer(json: unknown): GuestTokenizer {
  const file = parseGuestTokenizer(json);
  const library = openLibrary(file);
  const ids = new Map([...file.names].map(([id, name]) => [name, id]));
  return {
    vocabularySize: file.vocabularySize,
    frames: templateFrames(file),
    unknownId: file.unknownId,
    idOf: (name) => ids.get(name),
    encode: (text) => encode(library, file, text),
    decode: (tokens) => decode(file, tokens),
    specialToken: (id, at = 0) => markOf(file, id, at),
    label: (id) => labelOf(file, id),
  };
}

function openLibrary({ json, unknownName }: GuestTokenizerFile): Tokenizer {
  try {
    const library = new Tokenizer(json, unknownName === undefined ? {} : { unk_token: unknownName });
    library.encode('a');
    return library;
  } catch (error) {
    const found = error instanceof Error ? error.message.slice(0, 80) : 'one that fails to open';
    throw new HeadlightError(
      'guest.tokenizer',
      { path: '(top)', expected: 'a tokenizer of a known kind', found },
      error,
    );
  }
}

function encode(library: Tokenizer, file: GuestTokenizerFile, text: string): EncodedText {
  // A lone surrogate becomes U+FFFD, which is as long: spans stay those of the text as given.
  const wellFormed = text.toWellFormed();
  const pieces = wellFormed.trim() === '' ? [] : readAll(library, file, wellFormed);
  const spans = pieces.map(spanOf);
  const words = numberGuestWords(wellFormed, spans, pieces.map(shareOf));
  const tokens = pieces.map((piece, index): Token => {
    const unknown = piece.id === file.unknownId;
    const span = spans[index] ?? { start: 0, end: 0 };
    const text = labelOf(file, piece.id, { ...piece, source: wellFormed, span });
    return { id: piece.id, text, special: false, unknown, span, word: words[index] ?? 0 };
  });
  return { text, ids: pieces.map(({ id }) => id), tokens, usedChars: text.length };
}

/** Throws `guest.tokenizer` where the library gives up on a text. */
function readAll(library: Tokenizer, file: GuestTokenizerFile, text: string): PlacedPiece[] {
  try {
    return readPieces(library, file, text);
  } catch (error) {
    const found = error instanceof Error ? error.message.slice(0, 80) : 'none';
    const expected = 'a tokenizer that can read this text';
    throw new HeadlightError('guest.tokenizer', { path: '(top)', expected, found }, error);
  }
}

/** Without the blanks in front, unless the piece is nothing else. */
function spanOf({ map, from, to }: PlacedPiece): { start: number; end: number } {
  let first = from;
  while (first < to && isBlank(map.bytes[first] as number)) first += 1;
  const begin = first < to ? first : from;
  const start = map.starts[begin] ?? map.ends.at(-1) ?? 0;
  return { start, end: to > from ? (map.ends[to - 1] ?? start) : start };
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

function decode(file: GuestTokenizerFile, ids: readonly number[]): DecodedText {
  const bytes: number[] = [];
  let first = true;
  let opensNext = false;
  const ranges = ids.map((id) => {
    const from = bytes.length;
    const mark = file.marks.has(id);
    const written = mark ? [] : spellAlone(file, id, first);
    const ended = opensNext && written.length > 0;
    if (ended) bytes.push(0x20);
    bytes.push(...written);
    if (!mark) {
      first = false;
      opensNext =
        (file.ends !== '' && (file.names.get(id) ?? '').endsWith(file.ends)) ||
        (file.joint !== '' && written.length > 0);
    }
    return { id, from: ended ? from + 1 : from, to: bytes.length };
  });
  const characters = decodeUtf8(bytes);
  // The text's unit in front of each byte: inside a character, that of its beginning.
  const units: number[] = new Array(bytes.length + 1).fill(0);
  const ends: number[] = new Array(bytes.length + 1).fill(0);
  let unit = 0;
  let place = 0;
  for (const { text, from, to } of characters) {
    while (place < from) {
      units[place] = unit;
      place += 1;
      ends[place] = unit;
    }
    while (place < to) {
      units[place] = unit;
      place += 1;
      ends[place] = unit + text.length;
    }
    unit += text.length;
  }
  while (place < bytes.length) {
    units[place] = unit;
    place += 1;
    ends[place] = unit;
  }
  units[bytes.length] = unit;
  const text = characters.map((character) => character.text).join('');
  const spans = ranges.map(({ from, to }) => {
    let begin = from;
    while (begin < to && isBlank(bytes[begin] as number)) begin += 1;
    if (begin === to) begin = from;
    return { start: units[begin] ?? unit, end: to > from ? (ends[to] ?? unit) : (units[begin] ?? unit) };
  });
  const shares = ranges.map(({ from, to }) =>
    decodeUtf8(bytes.slice(from, to))
      .map((character) => character.text)
      .join('')
      .trimStart(),
  );
  const words = numberGuestWords(text, spans, shares);
  return {
    text,
    tokens: ids.map((id, index): Token => {
      const span = spans[index] ?? { start: 0, end: 0 };
      if (file.marks.has(id)) return markOf(file, id, span.start);
      const unknown = id === file.unknownId || !file.names.has(id);
      return { id, text: labelOf(file, id), special: false, unknown, span, word: words[index] ?? 0 };
    }),
  };
}

/** The bytes that an id adds to a text. */
function spellAlone(file: GuestTokenizerFile, id: number, first: boolean): number[] {
  const name = file.names.get(id);
  if (name === undefined) return [];
  if (id === file.unknownId) return utf8Bytes(first ? UNKNOWN_SIGN : ` ${UNKNOWN_SIGN}`);
  if (file.words.some((word) => word.id === id)) return utf8Bytes(name);
  const byte = file.byteFallback ? fallbackByte(name) : undefined;
  if (byte !== undefined) return [byte];
  if (file.continues !== '') {
    const inner = name.startsWith(file.continues)
      ? name.slice(file.continues.length)
      : first
        ? name
        : ` ${name}`;
    return utf8Bytes(inner);
  }
  const bare = file.ends !== '' && name.endsWith(file.ends) ? name.slice(0, -file.ends.length) : name;
  const bytes = (file.byteLevel ? bytesOfSigns(bare) : undefined) ?? utf8Bytes(spacesOf(file, bare));
  return first && file.invents && bytes[0] === 0x20 ? bytes.slice(1) : bytes;
}

function markOf(file: GuestTokenizerFile, id: number, at: number): Token {
  const text = file.names.get(id) ?? `#${id}`;
  return { id, text, special: true, unknown: false, span: { start: at, end: at }, word: -1 };
}
