import { type MeasureContext, visibleKeys } from './measure-context.ts';

/**
 * For each query the keys that a measure asks about, ascending; undefined where the question makes no sense
 * (no token before the first one), so that the row does not count.
 */
export type RowTargets = readonly (readonly number[] | undefined)[];

/** The key `offset` tokens away, for each query that may see one there: −1 the token before, 0 itself, 1 the next. */
export function offsetTargets(context: MeasureContext, offset: number): RowTargets {
  return context.queries.map((_, query) => {
    const key = query + offset;
    return key >= 0 && key < visibleKeys(context, query) ? [key] : undefined;
  });
}

/** The first key, for every query. */
export function firstTargets({ queries, keys }: MeasureContext): RowTargets {
  return queries.map(() => (keys.length > 0 ? [0] : undefined));
}

/** The special tokens that a query may see; no row counts in a text without any. */
export function specialTargets(context: MeasureContext): RowTargets {
  const special = context.keys.flatMap((key, at) => (key.special ? [at] : []));
  if (special.length === 0) return context.queries.map(() => undefined);
  return context.queries.map((_, query) => special.filter((key) => key < visibleKeys(context, query)));
}

/** Earlier copies of the query's own token, for ordinary tokens that occurred before. */
export function duplicateTargets(context: MeasureContext): RowTargets {
  const places = new Map<number, number[]>();
  return context.queries.map(({ id, special }, query) => {
    if (special) return undefined;
    const before = places.get(id);
    const earlier = before?.slice();
    if (before) before.push(query);
    else places.set(id, [query]);
    return earlier;
  });
}

/**
 * The tokens after earlier copies of the query's own token (Olsson et al. 2022: prefix matching), for ordinary tokens
 * that occurred before. The query itself is no answer: a token said twice in a row counts for nothing there.
 */
export function inductionTargets(context: MeasureContext): RowTargets {
  return duplicateTargets(context).map((copies, query) => {
    const after = copies?.map((copy) => copy + 1).filter((key) => key < query);
    return after && after.length > 0 ? after : undefined;
  });
}
