import type { EdgePlace } from './arc-picture.ts';

/** What is pointed at, as places in the picture: an edge (`together`), or a token as query, as key, or as both. */
export interface LitPlaces {
  readonly query: number | undefined;
  readonly key: number | undefined;
  /** Only what goes from this query to this key; else all that goes from the one or to the other. */
  readonly together: boolean;
}

/** A lit edge, and at which of its ends its weight is written: the one that is not pointed at. */
export interface LitEdge<Item> {
  readonly item: Item;
  readonly labelAt: keyof EdgePlace;
}

/** Edges by the places of their tokens. */
export interface EdgeLists<Item> {
  readonly byQuery: ReadonlyMap<number, readonly Item[]>;
  readonly byKey: ReadonlyMap<number, readonly Item[]>;
}

/** Indexes anything that has an edge; each list in the order given. */
export function listByPlaces<Item extends { readonly edge: EdgePlace }>(
  items: readonly Item[],
): EdgeLists<Item> {
  const byQuery = new Map<number, Item[]>();
  const byKey = new Map<number, Item[]>();
  for (const item of items) {
    push(byQuery, item.edge.query, item);
    push(byKey, item.edge.key, item);
  }
  return { byQuery, byKey };
}

function push<Value>(lists: Map<number, Value[]>, at: number, value: Value): void {
  const list = lists.get(at);
  if (list) list.push(value);
  else lists.set(at, [value]);
}

/** The edges to light, each once; it looks at no edges but those of the tokens that are pointed at. */
export function litEdges<Item extends { readonly edge: EdgePlace }>(
  { byQuery, byKey }: EdgeLists<Item>,
  { query, key, together }: LitPlaces,
): LitEdge<Item>[] {
  const from = query === undefined ? [] : (byQuery.get(query) ?? []);
  const to = key === undefined ? [] : (byKey.get(key) ?? []);
  if (together) {
    return from.filter(({ edge }) => edge.key === key).map((item) => ({ item, labelAt: 'key' }));
  }
  return [
    ...from.map((item) => ({ item, labelAt: 'key' }) as const),
    // A token that looks at itself is among the first already.
    ...to.filter(({ edge }) => edge.query !== query).map((item) => ({ item, labelAt: 'query' }) as const),
  ];
}
