import type { AttentionMatrix } from '../core/attention.ts';
import { requireMatrix } from './require-matrix.ts';

/** Where the rows of a head put their weight, at a glance; both 0 to 1, NaN without a row that has weights. */
export interface RowFocus {
  /** mean_i max_j A_ij: 1 when every query looks at one key alone. All rows count, special tokens too. */
  readonly strongest: number;
  /** mean_i Σ_{s∈S} A_is: what the keys S get together. */
  readonly parked: number;
}

/**
 * How concentrated rows are, and how much they leave on the keys S, where unneeded weight is parked (special tokens,
 * the first token). Rows without any weight do not count. One pass; NaN in a row is in the result.
 */
export function rowFocus(matrix: AttentionMatrix, parkedOn: readonly number[]): RowFocus {
  const { queries, keys, data } = requireMatrix(matrix);
  let strongest = 0;
  let parked = 0;
  let rows = 0;
  for (let query = 0; query < queries; query++) {
    const end = (query + 1) * keys;
    let most = 0;
    for (let at = query * keys; at < end; at++) {
      const weight = data[at] as number;
      // Written so that NaN gets in, and then it stays.
      if (weight <= most) continue;
      most = weight;
      if (Number.isNaN(weight)) break;
    }
    if (most === 0) continue;
    rows++;
    strongest += most;
    for (const key of parkedOn) parked += data[query * keys + key] as number;
  }
  return { strongest: strongest / rows, parked: parked / rows };
}
