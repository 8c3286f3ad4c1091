import type { Token } from '../core/token.ts';

/** A text as the model reads it; no start or end marks. `ids[i]` is `tokens[i].id`. */
export interface EncodedText {
  /** The text as it was given, unchanged. */
  readonly text: string;
  readonly ids: readonly number[];
  /** Spans are in UTF-16 units of `text`; they never go back, and overlap only inside one grapheme. */
  readonly tokens: readonly Token[];
  /** UTF-16 units from the beginning of `text` that the tokens stand for; all of it when nothing is cut. */
  readonly usedChars: number;
}

/** What a decoder wrote. Tokens are one an id; spans are in UTF-16 units of `text`. */
export interface DecodedText {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** A model's tokenizer, with the offsets that its library does not give. Holds no state that a caller can see. */
export interface TextTokenizer {
  /** Ids run from 0 to `vocabularySize` − 1. */
  readonly vocabularySize: number;
  /**
   * Any string, lone surrogates included, as tokens; blank text has none. Never throws.
   * What is typed is text: a typed `</s>` is four characters, not a mark.
   */
  encode(text: string): EncodedText;
  /**
   * The text that these ids write. Special tokens write nothing and have an empty span where they stand;
   * the unknown token writes `⁇`, which encodes to it again. Throws `argument.invalid` for a foreign id.
   */
  decode(ids: readonly number[]): DecodedText;
  /**
   * A mark that the engine adds, with an empty span at `at` (UTF-16 units, default 0) and word −1.
   * Throws `argument.invalid` when `id` is no special token.
   */
  specialToken(id: number, at?: number): Token;
  /** What is drawn for an id that stands in no text (an alternative). Throws `argument.invalid` for a foreign id. */
  label(id: number): string;
}
