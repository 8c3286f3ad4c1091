import { HeadlightError } from '../core/errors.ts';
import type { Token } from '../core/token.ts';
import { drawCharacters } from './display.ts';
import { type PlacedPiece, SPACE_MARK } from './spans.ts';
import type { TokenizerFile } from './tokenizer-file.ts';
import { numberWords } from './words.ts';

/** Tokens for ids and their places, one an id, with drawn text and word numbers. `placed` is as long as `ids`. */
export function makeTokens(
  file: TokenizerFile,
  ids: readonly number[],
  placed: readonly PlacedPiece[],
): Token[] {
  const words = numberWords(
    ids.map((id, index) => {
      if (file.marks.has(id)) return undefined;
      const name = getName(file, id);
      // A typed space mark is a space to the model.
      const share = name === SPACE_MARK ? '' : (placed[index]?.share ?? '');
      return { opensWord: name.startsWith(SPACE_MARK), share };
    }),
  );
  return ids.map((id, index) => {
    const { start, end, share } = placed[index] ?? { start: 0, end: 0, share: '' };
    if (file.marks.has(id)) return makeMark(file, id, start);
    const unknown = id === file.unknownId;
    const text = unknown && share !== '' ? drawCharacters(share) : labelOf(file, id);
    return { id, text, special: false, unknown, span: { start, end }, word: words[index] ?? 0 };
  });
}

/** A mark with an empty span at `at`. Throws `argument.invalid` when `id` is none. */
export function makeMark({ marks }: TokenizerFile, id: number, at: number): Token {
  const text = marks.get(id);
  if (text === undefined)
    throw new HeadlightError('argument.invalid', { argument: 'special token', found: id });
  return { id, text, special: true, unknown: false, span: { start: at, end: at }, word: -1 };
}

/** What is drawn for an id by itself; a special token's own name. Throws `argument.invalid` for a foreign id. */
export function labelOf(file: TokenizerFile, id: number): string {
  const name = getName(file, id);
  if (file.marks.has(id) || id === file.unknownId) return name;
  return drawCharacters(name.startsWith(SPACE_MARK) ? name.slice(SPACE_MARK.length) : name);
}

/** The vocabulary's own spelling. Throws `argument.invalid` for a foreign id. */
export function getName({ names }: TokenizerFile, id: number): string {
  const name = names[id];
  if (name === undefined) throw new HeadlightError('argument.invalid', { argument: 'token id', found: id });
  return name;
}
