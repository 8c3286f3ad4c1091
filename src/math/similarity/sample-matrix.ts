import type { AttentionMatrix } from '../../core/attention.ts';
import { poolBounds } from '../max-pool.ts';
import { requireMatrix } from '../require-matrix.ts';
import { requireNumber } from '../require-number.ts';

/**
 * A matrix made small for comparing it with many others: some of its rows, evenly spread, and neighbouring keys **added
 * up** to at most `keys` groups, so that each row still sums to what it summed to.
 *
 * Divergences between such rows are never larger than between the whole rows (adding up loses differences).
 * A matrix that is small enough stays as it is. Throws RangeError on sizes below 1.
 */
export function sampleMatrix(matrix: AttentionMatrix, rows: number, keys: number): AttentionMatrix {
  requireMatrix(matrix);
  requireNumber('rows', rows, { from: 1, integer: true });
  requireNumber('keys', keys, { from: 1, integer: true });
  if (matrix.queries <= rows && matrix.keys <= keys) return matrix;
  const chosen = poolBounds(matrix.queries, Math.min(rows, matrix.queries));
  const groups = poolBounds(matrix.keys, Math.min(keys, matrix.keys));
  const queries = chosen.starts.length;
  const width = groups.starts.length;
  const data = new Float32Array(queries * width);
  for (let row = 0; row < queries; row++) {
    // The last row of each stretch: in a causal head the one that sees the most.
    const from = ((chosen.ends[row] as number) - 1) * matrix.keys;
    for (let group = 0; group < width; group++) {
      let sum = 0;
      const end = from + (groups.ends[group] as number);
      for (let at = from + (groups.starts[group] as number); at < end; at++) sum += matrix.data[at] as number;
      data[row * width + group] = sum;
    }
  }
  return { queries, keys: width, data };
}
