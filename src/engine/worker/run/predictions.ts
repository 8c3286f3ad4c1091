import type { Prediction } from '../../../core/output.ts';

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
    const best = topIndices(row, ALTERNATIVES);
    const largest = row[best[0] ?? 0] ?? 0;
    // An indexed loop: half the time of an iterator, and this is a tenth of a short run.
    let sum = 0;
    for (let index = 0; index < row.length; index += 1) sum += Math.exp((row[index] as number) - largest);
    const probability = (index: number) => Math.exp((row[index] ?? Number.NaN) - largest) / sum;
    return {
      probability: probability(id),
      alternatives: best.map((token) => ({
        id: token,
        text: labelOf(token),
        probability: probability(token),
      })),
    };
  });
}

/** Indices of the `count` largest values, largest first; one pass, no sort of the row. */
export function topIndices(row: Float32Array, count: number): number[] {
  const best: number[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < row.length; index += 1) {
    const value = row[index] as number;
    if (value <= least) continue;
    let place = best.length;
    while (place > 0 && value > (row[best[place - 1] as number] as number)) place -= 1;
    best.splice(place, 0, index);
    best.length = Math.min(best.length, count);
    if (best.length === count) least = row[best[count - 1] as number] as number;
  }
  return best;
}
