/** What became of a distribution that logits give, before and after a change. */
export interface LogitChange {
  /** Σ p (ln p − ln p'), in nats, 0 or more: how much of a surprise the second is to one who believes the first. */
  readonly divergence: number;
  /** Softmax of the logits before and after, one a column, each sums to 1. */
  readonly before: Float64Array;
  readonly after: Float64Array;
}

/**
 * KL(p‖p') of two rows of logits, and both as probabilities, in double precision.
 *
 * An empty row gives 0. Logits of −∞ are probability 0; where p is 0 the term is 0. Throws RangeError when the rows
 * differ in length.
 */
export function logitChange(before: ArrayLike<number>, after: ArrayLike<number>): LogitChange {
  if (before.length !== after.length)
    throw new RangeError(`invalid logits: ${before.length} before, ${after.length} after`);
  const [p, q] = [logSoftmax(before), logSoftmax(after)];
  let divergence = 0;
  for (let at = 0; at < p.length; at += 1) {
    const [x, y] = [p[at] as number, q[at] as number];
    if (x !== y && x > Number.NEGATIVE_INFINITY) divergence += Math.exp(x) * (x - y);
  }
  return { divergence: Math.max(0, divergence), before: p.map(Math.exp), after: q.map(Math.exp) };
}

function logSoftmax(logits: ArrayLike<number>): Float64Array {
  const result = Float64Array.from(logits);
  let largest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < result.length; at += 1) largest = Math.max(largest, result[at] as number);
  let sum = 0;
  for (let at = 0; at < result.length; at += 1) sum += Math.exp((result[at] as number) - largest);
  const shift = largest + Math.log(sum);
  for (let at = 0; at < result.length; at += 1) result[at] = (result[at] as number) - shift;
  return result;
}
