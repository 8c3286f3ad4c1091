import { Tokenizer } from '@huggingface/tokenizers';
import { HeadlightError } from '../core/errors.ts';
import type { DecodedText, EncodedText, TextTokenizer } from './encoded-text.ts';
import { normalizeWithMap } from './normalized-text.ts';
import { type PlacedPiece, placePieces, SPACE_MARK } from './spans.ts';
import { parseTokenizerFile, type TokenizerFile } from './tokenizer-file.ts';
import { getName, labelOf, makeMark, makeTokens } from './tokens.ts';

/** What an unknown token writes: it should be in no vocabulary, so that it is unknown again when it is read. */
const UNKNOWN_SIGN = '⁇';

/**
 * Opens a parsed `tokenizer.json`. Throws `model.invalid` for one that it cannot read, with the path,
 * what was expected and what was found. Its functions need no `this`.
 */
export function openTokenizer(json: unknown): TextTokenizer {
  const file = parseTokenizerFile(json);
  const library = openLibrary(file);
  return {
    vocabularySize: file.names.length,
    encode: (text) => encode(library, file, text),
    decode: (ids) => decode(file, ids),
    specialToken: (id, at = 0) => makeMark(file, id, at),
    label: (id) => labelOf(file, id),
  };
}

function openLibrary({ json }: TokenizerFile): Tokenizer {
  try {
    // Without its added tokens the library does not look for marks in what is typed.
    const library = new Tokenizer({ ...json, added_tokens: [] }, {});
    library.encode('a');
    return library;
  } catch (error) {
    const found = 'one that fails to open';
    const details = { file: 'tokenizer.json', path: '(top)', expected: 'a tokenizer', found };
    throw new HeadlightError('model.invalid', details, error);
  }
}

function encode(library: Tokenizer, file: TokenizerFile, text: string): EncodedText {
  // A lone surrogate becomes U+FFFD, which is as long: spans stay those of the text as given.
  const wellFormed = text.toWellFormed();
  const { ids } = library.encode(wellFormed, { add_special_tokens: false });
  const pieces = ids.map((id) => ({ text: getName(file, id), unknown: id === file.unknownId }));
  const normalized = normalizeWithMap(wellFormed, (part) => library.normalizer?.normalize(part) ?? part);
  const tokens = makeTokens(file, ids, placePieces(pieces, normalized));
  return { text, ids, tokens, usedChars: text.length };
}

function decode(file: TokenizerFile, ids: readonly number[]): DecodedText {
  let text = '';
  let first = true;
  const placed = ids.map((id): PlacedPiece => {
    const written = spell(file, id, first);
    if (!file.marks.has(id)) first = false;
    const share = written.trimStart();
    const end = text.length + written.length;
    const start = share === '' ? text.length : end - share.length;
    text += written;
    return { start, end, share };
  });
  return { text, tokens: makeTokens(file, ids, placed) };
}

/** The characters that an id adds to a text; the first has no space in front where the tokenizer invents one there. */
function spell(file: TokenizerFile, id: number, first: boolean): string {
  if (file.marks.has(id)) return '';
  if (id === file.unknownId) return UNKNOWN_SIGN;
  const spelled = getName(file, id).replaceAll(SPACE_MARK, ' ');
  return first && file.prepends && spelled.startsWith(' ') ? spelled.slice(1) : spelled;
}
