import { requireNumber } from './require-number.ts';
import type { Edge, EdgeList } from './top-edges.ts';

/** Half-open: `from` is in it, `to` is not. */
export interface IndexRange {
  readonly from: number;
  readonly to: number;
}

/** The queries and keys that a reader has before the eyes. */
export interface Sight {
  readonly queries: IndexRange;
  readonly keys: IndexRange;
}

export interface StrongestEdges {
  /** Of each list, in its order: weakest first, equal ones in reading order. */
  readonly edges: readonly (readonly Edge[])[];
  /** Edges of all lists that begin or end in sight; those beyond the limit are not among `edges`. */
  readonly inSight: number;
  /** The weakest that is among `edges`; undefined without edges. */
  readonly weakest: number | undefined;
}

/**
 * The strongest `limit` edges of several lists together, of those whose query or key is in sight.
 * Of equal weights at the limit the earlier ones stay: list by list, in reading order.
 *
 * Throws RangeError when the limit is not a count.
 */
export function strongestEdges(
  lists: readonly EdgeList[],
  { sight, limit }: { readonly sight: Sight; readonly limit: number },
): StrongestEdges {
  requireNumber('limit', limit, { from: 0, integer: true });
  const seen = lists.map((list) => placesInSight(list, sight));
  const inSight = seen.reduce((sum, { length }) => sum + length, 0);
  const weights = new Float32Array(inSight);
  let filled = 0;
  lists.forEach((list, which) => {
    for (const at of seen[which] as Int32Array) weights[filled++] = list.weights[at] as number;
  });
  const cut = inSight > limit ? nthLargest(weights, limit) : { value: 0, above: 0 };
  let left = limit - cut.above;
  let weakest: number | undefined;
  const edges = lists.map((list, which) => {
    const chosen: Edge[] = [];
    for (const at of seen[which] as Int32Array) {
      const weight = list.weights[at] as number;
      if (weight < cut.value || (weight === cut.value && left-- <= 0)) continue;
      chosen.push({ query: list.queries[at] as number, key: list.keys[at] as number, weight });
      weakest = Math.min(weakest ?? weight, weight);
    }
    return chosen.sort((a, b) => a.weight - b.weight);
  });
  return { edges, inSight, weakest };
}

function placesInSight({ queries, keys }: EdgeList, sight: Sight): Int32Array {
  const places = new Int32Array(queries.length);
  let count = 0;
  for (let at = 0; at < queries.length; at++) {
    const query = queries[at] as number;
    const key = keys[at] as number;
    const seen =
      (query >= sight.queries.from && query < sight.queries.to) ||
      (key >= sight.keys.from && key < sight.keys.to);
    if (seen) places[count++] = at;
  }
  return places.subarray(0, count);
}

/**
 * The `rank`-th largest of some positive numbers (1 is the largest; rank 0: infinity), and how many are larger.
 *
 * Bits of positive floats are ordered as the numbers are, so it counts by the upper and then by the lower
 * half of the bits: two passes, no sorting.
 */
function nthLargest(values: Float32Array, rank: number): { value: number; above: number } {
  if (rank === 0) return { value: Number.POSITIVE_INFINITY, above: 0 };
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const upper = bucketOf(bits, rank, (value) => value >>> 16);
  const inside = bits.filter((value) => value >>> 16 === upper.bucket);
  const lower = bucketOf(inside, rank - upper.above, (value) => value & 0xffff);
  const value = new Float32Array(new Uint32Array([upper.bucket * 0x10000 + lower.bucket]).buffer)[0];
  return { value: value as number, above: upper.above + lower.above };
}

function bucketOf(bits: Uint32Array, rank: number, half: (value: number) => number) {
  const counts = new Uint32Array(0x10000);
  for (const value of bits) {
    const bucket = half(value);
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  let above = 0;
  let bucket = 0xffff;
  while (bucket > 0 && above + (counts[bucket] as number) < rank) {
    above += counts[bucket] as number;
    bucket--;
  }
  return { bucket, above };
}
