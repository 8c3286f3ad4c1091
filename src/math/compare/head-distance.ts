import type { AttentionMatrix } from '../../core/attention.ts';
import { requireMatrix } from '../require-matrix.ts';
import { type AlignedAxes, placesOf } from './difference.ts';

/** A row is a distribution when it sums to 1 within this: fp16 rounds by less. */
const SUM_TOLERANCE = 0.01;

/** How far apart two heads are, averaged over the rows that both have. */
export interface HeadDistance {
  /** ½ Σ_j |B_ij − A_ij|, the share of a row's weight that moved to other keys (total variation), 0 to 1. */
  readonly moved: number;
  /** Jensen–Shannon divergence in nats, 0 to ln 2. */
  readonly divergence: number;
  /** Rows that counted: on both sides a distribution. With none, the two numbers are NaN. */
  readonly rows: number;
}

/**
 * The distance of two heads over their aligned rows.
 *
 * Keys that only one side has count together as one more key, so that every row stays a distribution. Rows that do not
 * sum to 1 (all masked, NaN) are passed over. JSD(p, q) = ½ KL(p‖m) + ½ KL(q‖m), m = ½ (p + q), 0·ln 0 = 0 (Lin 1991;
 * over heads as in Clark et al. 2019).
 */
export function headDistance(a: AttentionMatrix, b: AttentionMatrix, axes: AlignedAxes): HeadDistance {
  requireMatrix(a);
  requireMatrix(b);
  let moved = 0;
  let divergence = 0;
  let count = 0;
  const [first, second] = [placesOf(axes.columns, 'a'), placesOf(axes.columns, 'b')];
  for (const row of axes.rows) {
    const p = row.a * a.keys;
    const q = row.b * b.keys;
    const sumP = rowSum(a, p);
    const sumQ = rowSum(b, q);
    if (!(Math.abs(sumP - 1) <= SUM_TOLERANCE && Math.abs(sumQ - 1) <= SUM_TOLERANCE)) continue;
    let restP = sumP;
    let restQ = sumQ;
    let rowMoved = 0;
    let rowDivergence = 0;
    for (let column = 0; column < first.length; column += 1) {
      const x = a.data[p + (first[column] as number)] as number;
      const y = b.data[q + (second[column] as number)] as number;
      restP -= x;
      restQ -= y;
      if (x === y) continue;
      rowMoved += Math.abs(y - x);
      rowDivergence += divergenceOf(x, y);
    }
    // What rounding leaves of a row whose keys are all shared is no weight.
    restP = first.length === a.keys ? 0 : Math.max(0, restP);
    restQ = second.length === b.keys ? 0 : Math.max(0, restQ);
    moved += (rowMoved + Math.abs(restQ - restP)) / 2;
    divergence += Math.max(0, rowDivergence + (restP === restQ ? 0 : divergenceOf(restP, restQ)));
    count += 1;
  }
  return { moved: moved / count, divergence: divergence / count, rows: count };
}

/** One key's part of the divergence; of equal weights it may be off 0 by rounding. */
function divergenceOf(p: number, q: number): number {
  const middle = (p + q) / 2;
  return (part(p, middle) + part(q, middle)) / 2;
}

function part(weight: number, middle: number): number {
  return weight > 0 ? weight * Math.log(weight / middle) : 0;
}

function rowSum({ keys, data }: AttentionMatrix, start: number): number {
  let sum = 0;
  for (let at = start; at < start + keys; at += 1) sum += data[at] as number;
  return sum;
}
