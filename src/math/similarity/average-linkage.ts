import { requireNumber } from '../require-number.ts';

/**
 * Groups of what is alike: agglomerative clustering with average linkage (Sokal & Michener 1958).
 *
 * `distances`: symmetric, row-major `[count, count]`, at least 0; NaN (not comparable) counts as infinitely far. The two
 * groups whose members are on average the closest are joined, until no two are within `most` of each other.
 *
 * @returns groups of indices, the largest first and at equal size the one with the earliest member; within a group
 * neighbours in the order in which they were joined, so that the most alike stand side by side.
 * Throws RangeError when `distances` has another size.
 */
export function averageLinkage(distances: Float32Array, count: number, most: number): number[][] {
  requireNumber('count', count, { from: 0, integer: true });
  if (distances.length !== count * count) {
    throw new RangeError(`invalid distances: ${distances.length} for ${count} × ${count}`);
  }
  const between = Float64Array.from(distances, (distance) =>
    Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance,
  );
  const groups: (number[] | undefined)[] = Array.from({ length: count }, (_, index) => [index]);
  for (;;) {
    const pair = closestPair(between, groups, most);
    if (!pair) break;
    const [a, b] = pair;
    const left = groups[a] as number[];
    const right = groups[b] as number[];
    for (let other = 0; other < count; other++) {
      if (!groups[other] || other === a || other === b) continue;
      const fromA = (between[a * count + other] as number) * left.length;
      const fromB = (between[b * count + other] as number) * right.length;
      const mean = (fromA + fromB) / (left.length + right.length);
      between[a * count + other] = mean;
      between[other * count + a] = mean;
    }
    groups[a] = [...left, ...right];
    groups[b] = undefined;
  }
  return groups
    .filter((group) => group !== undefined)
    .sort((a, b) => b.length - a.length || Math.min(...a) - Math.min(...b));
}

function closestPair(
  between: Float64Array,
  groups: readonly (number[] | undefined)[],
  most: number,
): readonly [number, number] | undefined {
  const count = groups.length;
  let best: readonly [number, number] | undefined;
  let least = most;
  for (let a = 0; a < count; a++) {
    if (!groups[a]) continue;
    for (let b = a + 1; b < count; b++) {
      const distance = between[a * count + b] as number;
      if (!groups[b] || distance > least || (best && distance === least)) continue;
      least = distance;
      best = [a, b];
    }
  }
  return best;
}
