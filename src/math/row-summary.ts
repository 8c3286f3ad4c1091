import type { AttentionMatrix } from '../core/attention.ts';
import { requireMatrix } from './require-matrix.ts';
import { requireNumber } from './require-number.ts';

/** A key and the weight that one query gives it, 0 to 1. */
export interface KeyWeight {
  readonly key: number;
  readonly weight: number;
}

/** Where one query looks, and what the shown keys leave out. */
export interface RowSummary {
  readonly query: number;
  /** The strongest keys, strongest first; at equal weight the earlier key first. Never a weight of 0. */
  readonly top: readonly KeyWeight[];
  /** Weight on all other keys together. */
  readonly restWeight: number;
  /** How many other keys have a weight above 0. */
  readonly restKeys: number;
  /** Keys whose weight is NaN: in no other number of this summary. */
  readonly invalidKeys: number;
}

/**
 * The `count` strongest keys of one query's row: the spoken and the table form of a row.
 *
 * An all-zero row has an empty `top`. Special tokens count like any other key.
 * Throws RangeError when the matrix has no such query or `count` is no count.
 */
export function rowSummary(matrix: AttentionMatrix, query: number, count: number): RowSummary {
  const { queries, keys, data } = requireMatrix(matrix);
  requireNumber('query', query, { from: 0, to: queries - 1, integer: true });
  requireNumber('count', count, { from: 0, integer: true });
  const row = data.subarray(query * keys, (query + 1) * keys);
  const attended: KeyWeight[] = [];
  let invalidKeys = 0;
  row.forEach((weight, key) => {
    if (Number.isNaN(weight)) invalidKeys++;
    else if (weight > 0) attended.push({ key, weight });
  });
  attended.sort((a, b) => b.weight - a.weight || a.key - b.key);
  const rest = attended.slice(count);
  return {
    query,
    top: attended.slice(0, count),
    restWeight: rest.reduce((sum, { weight }) => sum + weight, 0),
    restKeys: rest.length,
    invalidKeys,
  };
}
