/** A piece as word numbering sees it. */
export interface WordPiece {
  /** A space stands in front of it, or it is the text's first. */
  readonly opensWord: boolean;
  /** Its characters without that space; empty for a lone space mark, −1's tokens are not given at all. */
  readonly share: string;
}

/** Unicode punctuation and the ASCII symbols: what the pre-tokenizer isolates. */
const PUNCTUATION = /^[\p{P}!-/:-@[-`{-~]$/u;

/**
 * The word of each piece, from 0. A word starts at a space; each punctuation mark is a word of its own, as the
 * pre-tokenizer splits (`l'eau` is three); a lone space mark belongs to what follows it. Digits stay together.
 */
export function numberWords(pieces: readonly WordPiece[]): number[] {
  let word = -1;
  let empty = true;
  let closed = true;
  return pieces.map(({ opensWord, share }) => {
    const punctuation = PUNCTUATION.test(share);
    if (opensWord || closed || (punctuation && !empty)) {
      word += 1;
      empty = true;
    }
    if (share !== '') empty = false;
    closed = punctuation;
    return word;
  });
}
