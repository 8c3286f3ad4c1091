/** A token as word numbering sees it. */
export interface WordPart {
  /** A space stands in front of it. */
  readonly opensWord: boolean;
  /** Its characters without that space; empty for a token that is only a space. */
  readonly share: string;
}

/** Unicode punctuation and the ASCII symbols: what the pre-tokenizer isolates. */
const PUNCTUATION = /^[\p{P}!-/:-@[-`{-~]$/u;

/** A Chinese character, alone: there are no spaces to split at. */
const HAN = /^\p{Script=Han}$/u;

/**
 * The word of each token, from 0; −1 for the special ones, which are given as undefined. A word starts at a
 * space; each punctuation mark and each Chinese character is a word of its own, as the pre-tokenizer splits
 * (`l'eau` is three words, `你好` two); a token that is only a space belongs to what follows it. Digits, which are
 * a token each, stay together.
 */
export function numberWords(parts: readonly (WordPart | undefined)[]): number[] {
  let word = -1;
  let empty = true;
  let closed = true;
  return parts.map((part) => {
    if (part === undefined) return -1;
    const alone = PUNCTUATION.test(part.share) || HAN.test(part.share);
    if (part.opensWord || closed || (alone && !empty)) {
      word += 1;
      empty = true;
    }
    if (part.share !== '') empty = false;
    closed = alone;
    return word;
  });
}
