import type { HeadRef } from './head.ts';

/**
 * A change of the computation, not of the picture.
 *
 * `ablate`: the head adds nothing to its layer (its weights are multiplied by 0 before they mix values; the output bias
 * stays): zero ablation. `cut`: the query no longer sees the key: the score becomes −∞ before the softmax, so that the
 * rest of the row grows to 1 again. `query` and `key` are rows and columns of the head's matrix. A query that is left
 * without a key mixes nothing, and its weights are zeros. An edge outside a run's matrix (its text is shorter) changes
 * nothing.
 */
export type Intervention =
  | { readonly kind: 'ablate'; readonly head: HeadRef }
  | { readonly kind: 'cut'; readonly head: HeadRef; readonly query: number; readonly key: number };
