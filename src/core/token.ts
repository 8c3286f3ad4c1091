/**
 * One token of a sequence.
 *
 * `span` is half-open, in UTF-16 units of the text that the reader typed (source) or that the decoder
 * wrote (target); special tokens have an empty span where they stand. `word` numbers the word that the
 * token is a piece of, and is −1 for special tokens.
 */
export interface Token {
  readonly id: number;
  /** What is drawn: never `�`, never a tokenizer's space mark. Special tokens keep their own name. */
  readonly text: string;
  readonly special: boolean;
  readonly unknown: boolean;
  readonly span: { readonly start: number; readonly end: number };
  readonly word: number;
}

/** The two texts that a run speaks of. */
export type SequenceName = 'source' | 'target';
