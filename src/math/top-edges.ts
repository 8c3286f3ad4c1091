import type { AttentionMatrix } from '../core/attention.ts';
import { requireMatrix } from './require-matrix.ts';
import { requireNumber } from './require-number.ts';

/** One cell of a head as a line from the token that asks to the token that answers. */
export interface Edge {
  readonly query: number;
  readonly key: number;
  /** Above 0, up to 1. */
  readonly weight: number;
}

export interface EdgeFilter {
  /** Smallest weight that is shown, 0 to 1, inclusive. */
  readonly threshold: number;
  /** Only edges of this query. With `key` too: only that one edge. */
  readonly query?: number | undefined;
  /** Only edges to this key. */
  readonly key?: number | undefined;
}

/**
 * The edges with `weight >= threshold`, weakest first, so that strong ones are drawn on top.
 *
 * Equal weights stand in reading order (query, then key). A weight of exactly 0 is never an edge,
 * whatever the threshold: masked cells draw nothing. Neither is NaN: the heatmap shows it. As rows
 * sum to 1, there are at most `queries / threshold` edges. The threshold is compared in single
 * precision, as the weights are stored: a weight of 0.7 is an edge at a threshold of 0.7.
 *
 * Throws RangeError when the threshold is not within [0, 1] or a filter names no row or column.
 */
export function topEdges(matrix: AttentionMatrix, { threshold, query, key }: EdgeFilter): Edge[] {
  const { queries, keys, data } = requireMatrix(matrix);
  requireNumber('threshold', threshold, { from: 0, to: 1 });
  if (query !== undefined) requireNumber('query', query, { from: 0, to: queries - 1, integer: true });
  if (key !== undefined) requireNumber('key', key, { from: 0, to: keys - 1, integer: true });
  const least = Math.fround(threshold);
  const edges: Edge[] = [];
  for (let row = query ?? 0; row < (query === undefined ? queries : query + 1); row++) {
    for (let column = key ?? 0; column < (key === undefined ? keys : key + 1); column++) {
      const weight = data[row * keys + column] as number;
      if (weight > 0 && weight >= least) edges.push({ query: row, key: column, weight });
    }
  }
  return edges.sort((a, b) => a.weight - b.weight);
}
