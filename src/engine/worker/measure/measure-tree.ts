import type { AttentionMatrix } from '../../../core/attention.ts';
import type { RelationHits, TreeHits } from '../../../core/measure.ts';
import { strongestLinks } from '../../../math/measures/word-links.ts';
import { poolPieces } from '../../../math/pool-pieces.ts';
import { headsOf } from './heads-of.ts';
import { type KnownTree, placesOfWords } from './known-text.ts';
import type { ReadPrompt } from './read-prompt.ts';

/** Offsets in words that are tried as a baseline. */
const FARTHEST = 6;

/** A word that should look at another one: from a dependent to its head, or from a head to its dependent. */
export interface TreeArc {
  readonly query: number;
  readonly key: number;
  /** `det>head`, `obj>dependent`. */
  readonly relation: string;
}

/**
 * How many words have the right word as their most attended one, for every self-attention head and every constant offset.
 *
 * Words from pieces as in Clark et al. 2019; special tokens and the word itself are passed over. Punctuation is not asked
 * for. In a causal head only words that stand before the query can be asked for.
 */
export function treeHits(read: ReadPrompt, tree: KnownTree): TreeHits {
  const places = placesOfWords(tree.words, read.tokens).map(
    (place) => place && { start: place.start + read.firstPlace, end: place.end + read.firstPlace },
  );
  const whole = places.filter((place) => place !== undefined);
  if (whole.length < places.length) return { heads: {}, offsets: {} };
  const tensors = read.attentions.filter(({ site }) => site !== 'cross');
  const arcsOf = (site: string) =>
    treeArcs(tree).filter(({ query, key }) => site === 'encoder' || key < query);
  const heads = Object.fromEntries(
    tensors.flatMap((tensor) =>
      headsOf(tensor).map(({ key, matrix }) => {
        const most = mostAttendedWords(poolPieces(matrix, whole, whole));
        return [key, countHits(arcsOf(tensor.site), (query) => most.get(query))];
      }),
    ),
  );
  const offsets = Object.fromEntries(
    [...new Set(tensors.map(({ site }) => site))].map((site) => [site, offsetHits(arcsOf(site))]),
  );
  return { heads, offsets };
}

/** Both directions of every arc, without the root's and without punctuation. */
export function treeArcs({ heads, relations }: Pick<KnownTree, 'heads' | 'relations'>): TreeArc[] {
  return heads.flatMap((head, word) => {
    const relation = relations[word] ?? '';
    if (head < 0 || relation === 'punct') return [];
    return [
      { query: word, key: head, relation: `${relation}>head` },
      { query: head, key: word, relation: `${relation}>dependent` },
    ];
  });
}

function mostAttendedWords(words: AttentionMatrix): Map<number, number> {
  const others = words.data.slice();
  for (let word = 0; word < words.queries; word++) others[word * words.keys + word] = 0;
  return new Map(strongestLinks({ ...words, data: others }).map(({ target, source }) => [target, source]));
}

function offsetHits(arcs: readonly TreeArc[]): Record<number, RelationHits> {
  const offsets = Array.from({ length: 2 * FARTHEST + 1 }, (_, index) => index - FARTHEST);
  return Object.fromEntries(offsets.map((offset) => [offset, countHits(arcs, (query) => query + offset)]));
}

function countHits(arcs: readonly TreeArc[], keyOf: (query: number) => number | undefined): RelationHits {
  const found: Record<string, { hits: number; count: number }> = {};
  for (const { query, key, relation } of arcs) {
    const { hits, count } = found[relation] ?? { hits: 0, count: 0 };
    found[relation] = { hits: hits + (keyOf(query) === key ? 1 : 0), count: count + 1 };
  }
  return found;
}
