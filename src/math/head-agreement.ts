import type { AttentionMatrix } from '../core/attention.ts';
import type { Dependency } from '../core/output.ts';
import type { Token } from '../core/token.ts';

/**
 * For how many words a head looks most at the word that they depend on, over the words that depend on another.
 *
 * Words from pieces as in Clark et al. 2019: weight to a word is the sum over its pieces, weight from a word the
 * mean over its pieces (the sum here: its order is the same). Special tokens and the word itself do not count.
 */
export function headAgreement(
  { keys, data }: AttentionMatrix,
  tokens: readonly Token[],
  dependencies: readonly Dependency[],
): { readonly agreeing: number; readonly count: number } {
  const depending = dependencies.filter(({ head }) => head >= 0);
  const agreeing = depending.filter(({ token, head }) => {
    const own = tokens[token]?.word;
    const weights = new Map<number, number>();
    tokens.forEach((query, row) => {
      if (query.word !== own) return;
      tokens.forEach(({ word }, column) => {
        if (word < 0 || word === own) return;
        weights.set(word, (weights.get(word) ?? 0) + (data[row * keys + column] ?? 0));
      });
    });
    const most = [...weights].reduce((best, one) => (one[1] > best[1] ? one : best), [-1, 0]);
    return most[0] === tokens[head]?.word;
  });
  return { agreeing: agreeing.length, count: depending.length };
}
