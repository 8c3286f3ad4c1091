/** A token as word numbering sees it. */
export interface WordPart {
  /** A space stands in front of it. */
  readonly opensWord: boolean;
  /** Its characters without that space; empty for a token that is only a space. */
  readonly share: string;
}

/** Unicode punctuation and the ASCII symbols: what the pre-tokenizer isolates. */
const PUNCTUATION = /^[\p{P}!-/:-@[-`{-~]$/u;

/**
 * The word of each token, from 0; −1 for the special ones, which are given as undefined. A word starts at a
 * space; each punctuation mark is a word of its own, as the pre-tokenizer splits (`l'eau` is three words); a
 * token that is only a space belongs to what follows it. Digits, which are a token each, stay together.
 */
export function numberWords(parts: readonly (WordPart | undefined)[]): number[] {
  let word = -1;
  let empty = true;
  let closed = true;
  return parts.map((part) => {
    if (part === undefined) return -1;
    const punctuation = PUNCTUATION.test(part.share);
    if (part.opensWord || closed || (punctuation && !empty)) {
      word += 1;
      empty = true;
    }
    if (part.share !== '') empty = false;
    closed = punctuation;
    return word;
  });
}
