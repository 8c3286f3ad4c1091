import { drawCharacters } from '../display.ts';
import { bytesOfSigns, fallbackByte } from './byte-signs.ts';
import { type GuestTokenizerFile, spacesOf } from './guest-tokenizer-file.ts';
import type { PlacedPiece } from './read-pieces.ts';
import { decodeUtf8 } from './utf8-map.ts';

/** A piece in its text. */
interface InText extends PlacedPiece {
  readonly source: string;
  readonly span: { readonly start: number; readonly end: number };
}

/**
 * What is drawn for an id: its characters without a space in front; a special or unknown token's own name. Bytes that are
 * part of a character show as that character with their share of it (`中 1–2/3`) where the text is known, else as bytes.
 */
export function labelOf(
  file: Pick<
    GuestTokenizerFile,
    'names' | 'marks' | 'unknownId' | 'spaceMarks' | 'byteLevel' | 'byteFallback' | 'continues' | 'ends'
  >,
  id: number,
  inText?: InText,
): string {
  const name = file.names.get(id);
  if (name === undefined) return `#${id}`;
  if (id === file.unknownId && inText && inText.span.end > inText.span.start) {
    return drawCharacters(inText.source.slice(inText.span.start, inText.span.end));
  }
  if (file.marks.has(id) || id === file.unknownId) return name;
  const byte = file.byteFallback ? fallbackByte(name) : undefined;
  const signs = byte === undefined ? (file.byteLevel ? bytesOfSigns(bare(file, name)) : undefined) : [byte];
  if (!signs) return drawWord(spacesOf(file, bare(file, name)));
  const characters = decodeUtf8(signs);
  const whole = characters.reduce((sum, { from, to }) => sum + to - from, 0) === signs.length;
  if (whole) return drawWord(characters.map(({ text }) => text).join(''));
  return inText ? drawShare(inText) : drawBytes(signs);
}

/** The characters that a placed piece is all of, without spaces in front. */
export function shareOf({ map, from, to }: PlacedPiece): string {
  return decodeUtf8(map.bytes.slice(from, to))
    .map(({ text }) => text)
    .join('')
    .trimStart();
}

function bare({ continues, ends }: Pick<GuestTokenizerFile, 'continues' | 'ends'>, name: string): string {
  const inner =
    continues !== '' && name.startsWith(continues) && name !== continues
      ? name.slice(continues.length)
      : name;
  return ends !== '' && inner.endsWith(ends) && inner !== ends ? inner.slice(0, -ends.length) : inner;
}

function drawWord(characters: string): string {
  return drawCharacters(characters.startsWith(' ') ? characters.slice(1) : characters);
}

/** Bytes [from, to) of a text: whole characters as they are, a part of one as its share. */
function drawShare({ map, from, to, source }: InText): string {
  let drawn = '';
  for (let at = from; at < to; ) {
    const width = map.widths[at] ?? 1;
    const place = map.places[at] ?? 0;
    const last = Math.min(width, place + to - at);
    const character = source.slice(map.starts[at] ?? 0, map.ends[at] ?? 0);
    const isAll = place === 0 && last === width;
    if (!(isAll && character === ' ' && drawn === '')) {
      const share = last - place === 1 ? `${last}` : `${place + 1}–${last}`;
      drawn += isAll ? drawCharacters(character) : `${drawCharacters(character)} ${share}/${width}`;
    }
    at += last - place;
  }
  return drawn === '' ? drawCharacters('') : drawn;
}

function drawBytes(bytes: readonly number[]): string {
  const shown = bytes[0] === 0x20 && bytes.length > 1 ? bytes.slice(1) : bytes;
  return shown.map((byte) => `⟨${byte.toString(16).toUpperCase().padStart(2, '0')}⟩`).join('');
}
