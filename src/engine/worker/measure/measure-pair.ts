import type { AttentionMatrix } from '../../../core/attention.ts';
import type { Baselines } from '../../../core/measure.ts';
import {
  alignmentErrorRate,
  diagonalLinks,
  offsetLinks,
  strongestLinks,
} from '../../../math/measures/word-links.ts';
import { poolPieces } from '../../../math/pool-pieces.ts';
import { type LinkedPair, placesOfWords } from './known-text.ts';
import type { ReadPrompt } from './read-prompt.ts';

/** Offsets in words that are tried as a baseline. */
const FARTHEST = 6;

/**
 * The alignment error rate of a cross head on a pair: each target word is linked to the source word that gets most.
 *
 * A target word takes the mean of the rows that write its pieces, a source word the sum of its pieces' columns; marks
 * are passed over. NaN when a text was cut and words are missing.
 */
export function alignmentError(
  matrix: AttentionMatrix,
  { tokens, targetTokens }: Pick<ReadPrompt, 'tokens' | 'targetTokens'>,
  { source, target, links }: LinkedPair,
): number {
  const columns = placesOfWords(source.words, tokens);
  const rows = placesOfWords(target.words, targetTokens);
  const whole = <Place>(places: (Place | undefined)[]): places is Place[] => !places.includes(undefined);
  if (!whole(rows) || !whole(columns)) return Number.NaN;
  return alignmentErrorRate(strongestLinks(poolPieces(matrix, rows, columns)), links);
}

/** What the diagonal and word-for-word links at each constant offset score. */
export function alignmentBaselines(baselines: Baselines, { source, target, links }: LinkedPair): Baselines {
  const [targets, sources] = [target.words.length, source.words.length];
  const offsets = Array.from({ length: 2 * FARTHEST + 1 }, (_, index) => {
    const offset = index - FARTHEST;
    return { offset, score: alignmentErrorRate(offsetLinks(targets, sources, offset), links) };
  });
  return {
    ...baselines,
    diagonal: alignmentErrorRate(diagonalLinks(targets, sources), links),
    offsets: { ...baselines.offsets, 'alignment-error': offsets },
  };
}
