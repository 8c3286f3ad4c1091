import type { Prediction } from '../../core/run.ts';

const ALTERNATIVES = 5;

/**
 * The softmax of each row of logits, as far as a reader looks at it.
 *
 * @param logits row-major [T, vocabulary]
 * @param written the id that was written at each position, [T]
 */
export function predictionsOf(
  logits: Float32Array,
  written: readonly number[],
  labelOf: (id: number) => string,
): Prediction[] {
  const vocabulary = logits.length / written.length;
  return written.map((id, position) => {
    const row = logits.subarray(position * vocabulary, (position + 1) * vocabulary);
    const largest = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    let sum = 0;
    for (const logit of row) sum += Math.exp(logit - largest);
    const probability = (index: number) => Math.exp((row[index] ?? Number.NaN) - largest) / sum;
    return {
      probability: probability(id),
      alternatives: topIndices(row, ALTERNATIVES).map((best) => ({
        id: best,
        text: labelOf(best),
        probability: probability(best),
      })),
    };
  });
}

/** Indices of the `count` largest values, largest first; one pass, no sort of the row. */
export function topIndices(row: Float32Array, count: number): number[] {
  const best: number[] = [];
  for (let index = 0; index < row.length; index += 1) {
    const value = row[index] as number;
    if (best.length === count && value <= (row[best[count - 1] as number] as number)) continue;
    let place = best.length;
    while (place > 0 && value > (row[best[place - 1] as number] as number)) place -= 1;
    best.splice(place, 0, index);
    best.length = Math.min(best.length, count);
  }
  return best;
}
