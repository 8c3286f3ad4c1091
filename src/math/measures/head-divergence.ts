import type { AttentionMatrix } from '../../core/attention.ts';
import { requireMatrix } from '../require-matrix.ts';
import { isBlankRow, meanOver } from './measure-context.ts';

/**
 * How differently two heads look (Clark et al. 2019): the Jensen–Shannon divergence between their rows, averaged, in
 * nats: 0 for equal heads, at most ln 2.
 *
 * JSD = ½ Σ_j [p ln(p/m) + q ln(q/m)], m = (p + q)/2. Rows that are all masked in one of them do not count; `rows`
 * names those that are compared, by default all. NaN without rows. Throws RangeError for matrices of different sizes.
 */
export function headDivergence(a: AttentionMatrix, b: AttentionMatrix, rows?: readonly number[]): number {
  requireMatrix(a);
  requireMatrix(b);
  if (a.queries !== b.queries || a.keys !== b.keys) {
    throw new RangeError(`invalid pair: ${a.queries} × ${a.keys} and ${b.queries} × ${b.keys} weights`);
  }
  return meanOver(rows?.length ?? a.queries, (index) => {
    const row = rows ? (rows[index] as number) : index;
    if (isBlankRow(a, row) || isBlankRow(b, row)) return undefined;
    let sum = 0;
    for (let at = row * a.keys; at < (row + 1) * a.keys; at++) {
      const p = a.data[at] as number;
      const q = b.data[at] as number;
      const middle = (p + q) / 2;
      if (p !== 0) sum += p * Math.log(p / middle);
      if (q !== 0) sum += q * Math.log(q / middle);
    }
    return sum / 2;
  });
}
