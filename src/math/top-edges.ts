import type { AttentionMatrix } from '../core/attention.ts';
import { requireMatrix } from './require-matrix.ts';
import { requireNumber } from './require-number.ts';
import { topIndices } from './top-indices.ts';

/** One cell of a head as a line from the token that asks to the token that answers. */
export interface Edge {
  readonly query: number;
  readonly key: number;
  /** Above 0, up to 1. */
  readonly weight: number;
}

/** Many edges as three columns of one length, in reading order: query by query, key by key. */
export interface EdgeList {
  readonly queries: Int32Array;
  readonly keys: Int32Array;
  /** Above 0, up to 1, as they stand in the matrix. */
  readonly weights: Float32Array;
}

export interface EdgeChoice {
  /** Smallest weight that is shown, 0 to 1, inclusive. */
  readonly threshold: number;
  /** At most so many edges a query, its strongest, of equal ones the earlier keys; undefined: all. */
  readonly perQuery?: number | undefined;
}

export interface EdgeFilter extends EdgeChoice {
  /** Only edges of this query. With `key` too: only that one edge. */
  readonly query?: number | undefined;
  /** Only edges to this key. */
  readonly key?: number | undefined;
}

/**
 * The edges with `weight >= threshold`, and of each query at most its `perQuery` strongest.
 *
 * A weight of exactly 0 is never an edge, whatever the threshold: masked cells draw nothing. Neither is
 * NaN: the heatmap shows it. As rows sum to 1, there are at most `queries / threshold` edges. The threshold
 * is compared in single precision, as the weights are stored: a weight of 0.7 is an edge at a threshold of 0.7.
 *
 * Throws RangeError when the threshold is not within [0, 1] or `perQuery` is not a count.
 */
export function listEdges(matrix: AttentionMatrix, { threshold, perQuery }: EdgeChoice): EdgeList {
  const { queries, keys, data } = requireMatrix(matrix);
  requireNumber('threshold', threshold, { from: 0, to: 1 });
  if (perQuery !== undefined) requireNumber('perQuery', perQuery, { from: 0, integer: true });
  const least = Math.fround(threshold);
  const cells = new Int32Array(data.length);
  let count = 0;
  for (let row = 0; row < queries; row++) {
    const first = count;
    for (let cell = row * keys; cell < (row + 1) * keys; cell++) {
      const weight = data[cell] as number;
      if (weight > 0 && weight >= least) cells[count++] = cell;
    }
    if (perQuery !== undefined && count - first > perQuery) {
      const edges = cells.slice(first, count);
      const strongest = topIndices(
        Float32Array.from(edges, (cell) => data[cell] as number),
        perQuery,
      );
      strongest
        .sort((a, b) => a - b)
        .forEach((at, place) => {
          cells[first + place] = edges[at] as number;
        });
      count = first + perQuery;
    }
  }
  return edgesAt(cells.subarray(0, count), keys, data);
}

function edgesAt(cells: Int32Array, keys: number, data: Float32Array): EdgeList {
  const list = {
    queries: new Int32Array(cells.length),
    keys: new Int32Array(cells.length),
    weights: new Float32Array(cells.length),
  };
  cells.forEach((cell, at) => {
    const query = Math.floor(cell / keys);
    list.queries[at] = query;
    list.keys[at] = cell - query * keys;
    list.weights[at] = data[cell] as number;
  });
  return list;
}

/**
 * The same edges one by one, weakest first, so that strong ones are drawn on top; equal weights stand in
 * reading order. Throws RangeError as `listEdges` does, and when a filter names no row or column.
 */
export function topEdges(matrix: AttentionMatrix, { query, key, ...choice }: EdgeFilter): Edge[] {
  if (query !== undefined) requireNumber('query', query, { from: 0, to: matrix.queries - 1, integer: true });
  if (key !== undefined) requireNumber('key', key, { from: 0, to: matrix.keys - 1, integer: true });
  const list = listEdges(matrix, choice);
  const edges: Edge[] = [];
  list.weights.forEach((weight, at) => {
    const edge = { query: list.queries[at] as number, key: list.keys[at] as number, weight };
    if ((query ?? edge.query) === edge.query && (key ?? edge.key) === edge.key) edges.push(edge);
  });
  return edges.sort((a, b) => a.weight - b.weight);
}
