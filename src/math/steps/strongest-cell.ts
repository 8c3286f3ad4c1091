import type { AttentionMatrix } from '../../core/attention.ts';

export interface Cell {
  readonly query: number;
  readonly key: number;
}

/**
 * A cell worth beginning with: the largest weight of the last row, rows and keys that say little left out.
 *
 * When that leaves no row (no key), all rows (keys) count. Of equal weights the earlier key. Undefined in an empty matrix.
 */
export function strongestCell(
  { queries, keys, data }: AttentionMatrix,
  leftOut: { readonly queries: ReadonlySet<number>; readonly keys: ReadonlySet<number> },
): Cell | undefined {
  const query = places(queries, leftOut.queries).at(-1);
  if (query === undefined) return undefined;
  let best: number | undefined;
  for (const key of places(keys, leftOut.keys)) {
    const weight = data[query * keys + key] as number;
    if (best === undefined || weight > (data[query * keys + best] as number)) best = key;
  }
  return best === undefined ? undefined : { query, key: best };
}

function places(count: number, leftOut: ReadonlySet<number>): number[] {
  const all = Array.from({ length: count }, (_, at) => at);
  const rest = all.filter((at) => !leftOut.has(at));
  return rest.length > 0 ? rest : all;
}
