import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsPicture } from './columns-picture.ts';
import { edgeLabels, MOST_LABELS } from './edge-labels.ts';
import { linePicture } from './line-picture.ts';
import { listByPlaces, litEdges } from './lit-edges.ts';

const indexOf = (edges: readonly { query: number; key: number }[]) => {
  const items = edges.map((edge) => ({ edge }));
  return { items, ...listByPlaces(items) };
};

describe('Lit edges', () => {
  test('without edges, or where nothing is pointed at, are none', () => {
    expect(litEdges(indexOf([]), { query: 0, key: 0, together: false })).toEqual([]);
    const one = indexOf([{ query: 0, key: 0 }]);
    expect(litEdges(one, { query: undefined, key: undefined, together: false })).toEqual([]);
    expect(litEdges(one, { query: undefined, key: undefined, together: true })).toEqual([]);
  });

  test('are those from a token and those to it, each once, with the weight at the other end', () => {
    const index = indexOf([
      { query: 1, key: 1 },
      { query: 1, key: 0 },
      { query: 2, key: 1 },
      { query: 2, key: 0 },
    ]);
    const found = litEdges(index, { query: 1, key: 1, together: false });
    expect(found.map(({ item: { edge }, labelAt }) => [edge.query, edge.key, labelAt])).toEqual([
      [1, 1, 'key'],
      [1, 0, 'key'],
      [2, 1, 'query'],
    ]);
  });

  test('are exactly the edges that a look at every edge would find', () => {
    const place = fc.nat(4);
    const edges = fc.uniqueArray(fc.record({ query: place, key: place }), {
      selector: ({ query, key }) => query * 5 + key,
    });
    const maybe = fc.option(place, { nil: undefined });
    fc.assert(
      fc.property(edges, maybe, maybe, fc.boolean(), (all, query, key, together) => {
        const index = indexOf(all);
        const found = new Set(litEdges(index, { query, key, together }).map(({ item }) => item));
        const expected = index.items.filter(({ edge }) =>
          together ? edge.query === query && edge.key === key : edge.query === query || edge.key === key,
        );
        expect(found).toEqual(new Set(expected));
        expect(litEdges(index, { query, key, together })).toHaveLength(found.size);
      }),
    );
  });
});

describe('Weights in numbers', () => {
  const color = '#000000';
  const line = linePicture({ widths: [20, 20, 20], room: 400, causal: false, spread: 3 });
  const edge = (query: number, key: number, weight = 0.5) => ({ query, key, weight });

  test('are not written when they are too many', () => {
    const many = Array.from({ length: MOST_LABELS + 1 }, () => ({
      edge: edge(1, 0),
      labelAt: 'key' as const,
      color,
    }));
    expect(edgeLabels(line, many)).toEqual([]);
    expect(edgeLabels(line, many.slice(1))).toHaveLength(MOST_LABELS);
    expect(edgeLabels(line, [])).toEqual([]);
  });

  test('stand over the token that an arc above leads to, and under it for an arc below', () => {
    const [first, , last] = line.keys;
    const above = edgeLabels(line, [{ edge: edge(1, 0, 0.416), labelAt: 'key', color }]);
    expect(above).toEqual([{ x: (first?.x ?? 0) + 10, y: 84, anchor: 'middle', text: '0.42', color }]);
    const below = edgeLabels(line, [{ edge: edge(1, 2), labelAt: 'key', color }]);
    expect(below[0]).toMatchObject({ x: (last?.x ?? 0) + 10, y: 88 + 26 + 13 });
  });

  test('of several heads at one token are stacked', () => {
    const heads = [1, 2, 3].map(() => ({ edge: edge(2, 0), labelAt: 'key' as const, color }));
    expect(edgeLabels(line, heads).map(({ y }) => y)).toEqual([84, 70, 56]);
    const columns = columnsPicture({ queryWidths: [20, 20, 20], keyWidths: [20], room: 400 });
    const [a, b] = edgeLabels(columns, heads);
    expect((a?.x ?? 0) - (b?.x ?? 0)).toBe(48);
    expect(a?.y).toBe(b?.y);
  });
});
