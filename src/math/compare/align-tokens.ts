/** A place in one sequence and the place in the other that it stands for. */
export interface AlignedPair {
  readonly a: number;
  readonly b: number;
}

/**
 * The places at which two sequences say the same, in order: a longest common subsequence of their texts.
 *
 * What both begin and end with is matched first, so that a word that was changed, put in or left out keeps its
 * neighbours together. Equal sequences match place by place. Time and memory: what is left in the middle, multiplied.
 *
 * @returns pairs with `a` and `b` both rising. Source: Hunt and McIlroy 1976 (the longest common subsequence).
 */
export function alignTokens(a: readonly string[], b: readonly string[]): AlignedPair[] {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const middle = commonSubsequence(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return [
    ...Array.from({ length: head }, (_, at) => ({ a: at, b: at })),
    ...middle.map((pair) => ({ a: pair.a + head, b: pair.b + head })),
    ...Array.from({ length: tail }, (_, at) => ({ a: a.length - tail + at, b: b.length - tail + at })),
  ];
}

/** The places of 0 to `count` − 1 that no pair names. */
export function unalignedPlaces(pairs: readonly AlignedPair[], side: 'a' | 'b', count: number): number[] {
  const known = new Set(pairs.map((pair) => pair[side]));
  return Array.from({ length: count }, (_, place) => place).filter((place) => !known.has(place));
}

function commonSubsequence(a: readonly string[], b: readonly string[]): AlignedPair[] {
  const columns = b.length + 1;
  // lengths[i, j]: of the longest common subsequence of a from i and b from j.
  const lengths = new Uint32Array((a.length + 1) * columns);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const down = lengths[(i + 1) * columns + j] as number;
      const right = lengths[i * columns + j + 1] as number;
      const both = lengths[(i + 1) * columns + j + 1] as number;
      lengths[i * columns + j] = a[i] === b[j] ? both + 1 : Math.max(down, right);
    }
  }
  const pairs: AlignedPair[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pairs.push({ a: i, b: j });
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * columns + j] as number) >= (lengths[i * columns + j + 1] as number)) i += 1;
    else j += 1;
  }
  return pairs;
}
