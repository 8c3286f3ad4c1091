import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allHeads, type HeadRef, headKey } from '../../core/head.ts';
import { wrapGroups } from '../../render/grid/wrap-groups.ts';
import { nextHead, type ShownRow } from './next-head.ts';

/** Groups of heads, `columns` to a row. */
function rowsOf(groups: readonly (readonly HeadRef[])[], columns: number): ShownRow[] {
  return wrapGroups(
    groups.map(({ length }) => length),
    columns,
  ).map((row) => ({ ...row, heads: groups[row.group]?.slice(row.start, row.end) ?? [] }));
}

const heads = allHeads([
  { site: 'encoder', layers: 1, heads: 5 },
  { site: 'cross', layers: 1, heads: 2 },
]);
const [a, b, c, d, e, x, y] = heads as [HeadRef, HeadRef, HeadRef, HeadRef, HeadRef, HeadRef, HeadRef];
const rows = rowsOf(
  [
    [a, b, c, d, e],
    [x, y],
  ],
  3,
);
const walk = (from: HeadRef, key: string) => nextHead(rows, from, key);

describe('nowhere to go', () => {
  test('without rows, from a head that is not shown, and for other keys', () => {
    expect(nextHead([], a, 'ArrowRight')).toBeUndefined();
    expect(nextHead(rowsOf([[a]], 3), b, 'ArrowRight')).toBeUndefined();
    expect(walk(a, 'Enter')).toBeUndefined();
  });

  test('at the borders', () => {
    expect(walk(a, 'ArrowLeft')).toBeUndefined();
    expect(walk(a, 'ArrowUp')).toBeUndefined();
    expect(walk(y, 'ArrowRight')).toBeUndefined();
    expect(walk(y, 'ArrowDown')).toBeUndefined();
  });
});

test('along a row, on into the next row of the same group, but not into another group', () => {
  expect(walk(a, 'ArrowRight')).toEqual(b);
  expect(walk(c, 'ArrowRight')).toEqual(d);
  expect(walk(d, 'ArrowLeft')).toEqual(c);
  expect(walk(e, 'ArrowRight')).toBeUndefined();
  expect(walk(x, 'ArrowLeft')).toBeUndefined();
});

test('up and down through all rows; a shorter row is entered at its end', () => {
  expect(walk(b, 'ArrowDown')).toEqual(e);
  expect(walk(c, 'ArrowDown')).toEqual(e);
  expect(walk(e, 'ArrowDown')).toEqual(y);
  expect(walk(x, 'ArrowUp')).toEqual(d);
});

test('to the ends of a row', () => {
  expect(walk(b, 'Home')).toEqual(a);
  expect(walk(a, 'End')).toEqual(c);
});

test('every head can be reached from every other', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 5 }), (counts, columns) => {
      const groups = counts.map((count, layer) =>
        Array.from({ length: count }, (_, head) => ({ site: 'encoder' as const, layer, head })),
      );
      const all = rowsOf(groups, columns);
      const reached = new Map([[headKey(groups[0]?.[0] as HeadRef), groups[0]?.[0] as HeadRef]]);
      for (const head of reached.values()) {
        for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
          const next = nextHead(all, head, key);
          if (next) reached.set(headKey(next), next);
        }
      }
      expect(reached.size).toBe(groups.flat().length);
    }),
  );
});
