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
  const top: KeyWeight[] = [];
  let [restWeight, restKeys, invalidKeys] = [0, 0, 0];
  for (let key = 0; key < keys; key++) {
    const weight = row[key] as number;
    if (Number.isNaN(weight)) invalidKeys++;
    if (!(weight > 0)) continue;
    let place = top.length;
    while (place > 0 && weight > (top[place - 1] as KeyWeight).weight) place--;
    top.splice(place, 0, { key, weight });
    const [out] = top.splice(count);
    if (!out) continue;
    restWeight += out.weight;
    restKeys++;
  }
  return { query, top, restWeight, restKeys, invalidKeys };
}
