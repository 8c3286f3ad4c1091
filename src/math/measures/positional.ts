import type { AttentionMatrix } from '../../core/attention.ts';
import { type MeasureContext, visibleKeys } from './measure-context.ts';

/** How often the strongest key of a row stands at one constant offset. */
export interface PositionalShare {
  /** Key − query: −1 is the token before. NaN where no offset can be judged. */
  readonly offset: number;
  /** Of the rows that have a key there, 0 to 1. */
  readonly share: number;
}

/**
 * Positional head (Voita et al. 2019): the offset d for which argmax_j A_ij = i + d most often, and for what share of
 * the rows that have a key at i + d.
 *
 * Rows with a single visible key have no choice and do not count; a row whose maximum is shared by several keys (equal
 * weights) has no strongest key. Only offsets that at least half of the rows have are looked at: a far one that a single
 * row has would be right by chance. At equal shares the nearer offset, then the earlier key. Self-attention only.
 */
export function positionalShare(matrix: AttentionMatrix, context: MeasureContext): PositionalShare {
  const { queries, keys } = matrix;
  const hits = new Map<number, number>();
  const rows: number[] = [];
  for (let query = 0; query < queries; query++) {
    if (visibleKeys(context, query) < 2) continue;
    rows.push(query);
    const strongest = findStrongest(matrix, query);
    if (strongest === undefined) continue;
    hits.set(strongest - query, (hits.get(strongest - query) ?? 0) + 1);
  }
  let best: PositionalShare = { offset: Number.NaN, share: rows.length > 0 ? 0 : Number.NaN };
  for (const [offset, hit] of hits) {
    const having = rows.filter((query) => {
      const key = query + offset;
      return key >= 0 && key < Math.min(keys, context.causal ? query + 1 : keys);
    }).length;
    if (having * 2 < rows.length) continue;
    const share = hit / having;
    if (share > best.share || (share === best.share && comesFirst(offset, best.offset))) {
      best = { offset, share };
    }
  }
  return best;
}

/** The key with the largest weight; undefined when it is shared, or when the row is masked or has NaN. */
function findStrongest({ keys, data }: AttentionMatrix, query: number): number | undefined {
  let strongest: number | undefined;
  let most = 0;
  for (let key = 0; key < keys; key++) {
    const weight = data[query * keys + key] as number;
    if (Number.isNaN(weight)) return undefined;
    if (weight > most) {
      most = weight;
      strongest = key;
    } else if (weight === most) {
      strongest = undefined;
    }
  }
  return strongest;
}

function comesFirst(offset: number, before: number): boolean {
  const nearer = Math.abs(offset) - Math.abs(before);
  return Number.isNaN(before) || nearer < 0 || (nearer === 0 && offset < before);
}
