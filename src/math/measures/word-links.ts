import type { AttentionMatrix } from '../../core/attention.ts';

/** A word of the target that comes from a word of the source: indices of words. */
export interface WordLink {
  readonly target: number;
  readonly source: number;
}

/** For each row the key with the most weight, the earlier of equal ones; no link from a masked row or one with NaN. */
export function strongestLinks({ queries, keys, data }: AttentionMatrix): WordLink[] {
  const links: WordLink[] = [];
  for (let target = 0; target < queries; target++) {
    let source = -1;
    let most = 0;
    for (let key = 0; key < keys; key++) {
      const weight = data[target * keys + key] as number;
      if (Number.isNaN(weight)) {
        source = -1;
        break;
      }
      if (weight > most) {
        most = weight;
        source = key;
      }
    }
    if (source >= 0) links.push({ target, source });
  }
  return links;
}

/** Each target word to the source word `offset` places further: offset 0 is word for word. */
export function offsetLinks(targets: number, sources: number, offset: number): WordLink[] {
  return Array.from({ length: targets }, (_, target) => ({ target, source: target + offset })).filter(
    ({ source }) => source >= 0 && source < sources,
  );
}

/** Each target word to the source word at the same share of the way: what two lengths alone give. */
export function diagonalLinks(targets: number, sources: number): WordLink[] {
  return Array.from({ length: sources === 0 ? 0 : targets }, (_, target) => ({
    target,
    source: Math.min(sources - 1, Math.floor(((target + 0.5) * sources) / targets)),
  }));
}

/**
 * Alignment error rate (Och and Ney 2003): 1 − (|A∩S| + |A∩P|) / (|A| + |S|), 0 to 1, lower is better.
 *
 * @param found A; @param sure S; @param possible P, to which the sure ones belong too; by default no others
 * @returns NaN when there is neither a found nor a sure link
 */
export function alignmentErrorRate(
  found: readonly WordLink[],
  sure: readonly WordLink[],
  possible: readonly WordLink[] = [],
): number {
  const nameOf = ({ target, source }: WordLink) => `${target} ${source}`;
  const a = new Set(found.map(nameOf));
  const s = new Set(sure.map(nameOf));
  const p = new Set([...s, ...possible.map(nameOf)]);
  const inBoth = (set: ReadonlySet<string>) => [...a].filter((name) => set.has(name)).length;
  return 1 - (inBoth(s) + inBoth(p)) / (a.size + s.size);
}
