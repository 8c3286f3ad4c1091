/** exp(x − max) / sum of a row of logits, in double precision; sums to 1. An empty row gives an empty one. */
export function softmax(logits: ArrayLike<number>): Float64Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < logits.length; at += 1) largest = Math.max(largest, logits[at] as number);
  const result = new Float64Array(logits.length);
  let sum = 0;
  for (let at = 0; at < logits.length; at += 1) {
    const value = Math.exp((logits[at] as number) - largest);
    result[at] = value;
    sum += value;
  }
  for (let at = 0; at < result.length; at += 1) result[at] = (result[at] as number) / sum;
  return result;
}
