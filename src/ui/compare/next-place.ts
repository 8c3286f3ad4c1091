import type { LitPlace } from './linked-cells.ts';

const STEPS: Readonly<Record<string, readonly [query: number, key: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

/** The cell that a key leads to from the lit one, held inside; the first cell when none is lit. Undefined for other keys. */
export function nextPlace(
  { query, key }: LitPlace,
  pressed: string,
  { queries, keys }: { readonly queries: number; readonly keys: number },
): { query: number; key: number } | undefined {
  const step = STEPS[pressed];
  if (!step || queries === 0 || keys === 0) return undefined;
  if (query === undefined || key === undefined) return { query: query ?? 0, key: key ?? 0 };
  const held = (at: number, count: number) => Math.min(Math.max(at, 0), count - 1);
  return { query: held(query + step[0], queries), key: held(key + step[1], keys) };
}
