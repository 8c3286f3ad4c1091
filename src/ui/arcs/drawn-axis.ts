import type { ShownAxis, ShownItem } from '../../state/shown-head.ts';

/** All items of some axes over the same tokens, in reading order: heads may leave out different keys. */
export function joinAxes(axes: readonly ShownAxis[]): readonly ShownItem[] {
  const [first, ...others] = axes.map(({ items }) => items);
  if (!first) return [];
  if (others.every((items) => sameItems(items, first))) return first;
  const items = new Map<number, ShownItem>();
  for (const item of [first, ...others].flat()) items.set(item.start, item);
  return [...items.values()].sort((a, b) => a.start - b.start);
}

/** For each item, where it stands among others that contain it. */
export function placesAmong(items: readonly ShownItem[], all: readonly ShownItem[]): Int32Array {
  let at = 0;
  return Int32Array.from(items, ({ start }) => {
    while (at < all.length - 1 && (all[at] as ShownItem).start < start) at += 1;
    return at;
  });
}

function sameItems(some: readonly ShownItem[], others: readonly ShownItem[]): boolean {
  return some.length === others.length && some.every(({ start }, at) => start === others[at]?.start);
}
