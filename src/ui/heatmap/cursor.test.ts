import { describe, expect, test } from 'vitest';
import { axesOf } from '../../core/run.ts';
import { NO_HOVER } from '../../state/hover-store.ts';
import type { ShownHead, ShownItem } from '../../state/shown-head.ts';
import { axisItems, cursorOf, findCell, placeOf } from './cursor.ts';

const items = (...sizes: number[]): ShownItem[] => {
  let start = 0;
  return sizes.map((size) => {
    const item = { text: `t${start}`, special: false, start, end: start + size };
    start += size;
    return item;
  });
};

function shown(site: 'encoder' | 'cross', queries: ShownItem[], keys: ShownItem[]): ShownHead {
  const axes = axesOf(site);
  const data = new Float32Array(queries.length * keys.length);
  return {
    matrix: { queries: queries.length, keys: keys.length, data },
    queries: { axis: axes.queries, items: queries },
    keys: { axis: axes.keys, items: keys },
    removed: undefined,
  };
}

const start = { query: 0, key: 0 };

describe('degenerate pictures', () => {
  test('without tokens nothing is lit and no cell is found', () => {
    const empty = shown('encoder', [], []);
    const hover = { kind: 'cell', site: 'encoder', query: 0, key: 0 } as const;
    expect(cursorOf(hover, 'encoder', empty, start)).toMatchObject({ query: undefined, left: [], row: 0 });
    expect(findCell(empty, start)).toBeUndefined();
    expect(placeOf(empty, start)).toBeUndefined();
  });

  test('without hovering nothing is lit; the last row and column stay', () => {
    const cursor = cursorOf(NO_HOVER, 'encoder', shown('encoder', items(1, 1, 1), items(1, 1)), {
      query: 2,
      key: 1,
    });
    expect(cursor).toEqual({ query: undefined, key: undefined, row: 2, column: 1, left: [], top: [] });
  });
});

test('a hovered piece lights the word that it is part of', () => {
  const words = shown('encoder', items(1, 3, 1), items(1, 3, 1));
  const hover = { kind: 'token', sequence: 'source', index: 2 } as const;
  expect(cursorOf(hover, 'encoder', words, start)).toEqual({
    query: 1,
    key: 1,
    row: 1,
    column: 1,
    left: [1],
    top: [1],
  });
});

test('in self-attention a cell lights both of its tokens on both sides', () => {
  const hover = { kind: 'cell', site: 'encoder', query: 0, key: 1 } as const;
  const cursor = cursorOf(hover, 'encoder', shown('encoder', items(1, 1), items(1, 1)), start);
  expect(cursor).toMatchObject({ query: 0, key: 1, left: [0, 1], top: [0, 1] });
});

test('in cross-attention a row is the token that is written: one after the one that is read', () => {
  const cross = shown('cross', items(1, 1), items(1, 1, 1));
  const hover = { kind: 'token', sequence: 'target', index: 2 } as const;
  expect(cursorOf(hover, 'cross', cross, start)).toMatchObject({
    query: 1,
    key: undefined,
    left: [1],
    top: [],
  });
  expect(axisItems(cross.queries).map(({ token }) => token)).toEqual(['target.1', 'target.2']);
});

test('a key that is left out lights no column, and a cell of it is not found', () => {
  const left = shown('encoder', items(1, 1, 1), items(1, 1, 1).slice(1));
  const hover = { kind: 'cell', site: 'encoder', query: 2, key: 0 } as const;
  expect(cursorOf(hover, 'encoder', left, start)).toMatchObject({ query: 2, key: undefined, column: 0 });
  expect(findCell(left, { query: 2, key: 0 })).toBeUndefined();
  expect(findCell(left, { query: 2, key: 1 })).toEqual({ query: 2, key: 0 });
});

test('a cell of words is the place of their first pieces', () => {
  const words = shown('encoder', items(1, 3, 1), items(2, 1));
  expect(placeOf(words, { query: 2, key: 1 })).toEqual({ query: 4, key: 2 });
  expect(findCell(words, { query: 3, key: 2 })).toEqual({ query: 1, key: 1 });
});
