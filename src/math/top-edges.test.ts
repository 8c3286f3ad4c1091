import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listEdges, topEdges } from './top-edges.ts';

const matrix = (queries: number, keys: number, weights: number[]) => ({
  queries,
  keys,
  data: Float32Array.from(weights),
});

describe('degenerate matrices', () => {
  test('no tokens, no edges', () => {
    expect(topEdges(matrix(0, 0, []), { threshold: 0 })).toEqual([]);
    expect(topEdges(matrix(2, 0, []), { threshold: 0 })).toEqual([]);
  });

  test('one token has one edge, to itself', () => {
    expect(topEdges(matrix(1, 1, [1]), { threshold: 1 })).toEqual([{ query: 0, key: 0, weight: 1 }]);
  });

  test('an all-zero row has no edges, even at a threshold of 0', () => {
    expect(topEdges(matrix(1, 3, [0, 0, 0]), { threshold: 0 })).toEqual([]);
  });

  test('NaN is no edge', () => {
    expect(topEdges(matrix(1, 2, [Number.NaN, 1]), { threshold: 0 })).toHaveLength(1);
  });

  test('bad options are refused by name and value', () => {
    const one = matrix(1, 1, [1]);
    expect(() => topEdges(one, { threshold: 1.5 })).toThrow('invalid threshold: 1.5');
    expect(() => topEdges(one, { threshold: Number.NaN })).toThrow('invalid threshold: NaN');
    expect(() => topEdges(one, { threshold: 0, query: 1 })).toThrow('invalid query: 1');
    expect(() => topEdges(one, { threshold: 0, key: -1 })).toThrow('invalid key: -1');
    expect(() => listEdges(one, { threshold: 0, perQuery: -1 })).toThrow('invalid perQuery: -1');
    expect(() => listEdges(one, { threshold: 0, perQuery: 1.5 })).toThrow('invalid perQuery: 1.5');
  });
});

const sample = matrix(2, 3, [0.5, 0.25, 0.25, 0.125, 0.75, 0.125]);

test('weak edges come first and equal ones in reading order', () => {
  expect(topEdges(sample, { threshold: 0.25 })).toEqual([
    { query: 0, key: 1, weight: 0.25 },
    { query: 0, key: 2, weight: 0.25 },
    { query: 0, key: 0, weight: 0.5 },
    { query: 1, key: 1, weight: 0.75 },
  ]);
});

test('a query or a key narrows the edges to its row or column', () => {
  expect(topEdges(sample, { threshold: 0, query: 1 }).map(({ key }) => key)).toEqual([0, 2, 1]);
  expect(topEdges(sample, { threshold: 0, key: 0 }).map(({ query }) => query)).toEqual([1, 0]);
  expect(topEdges(sample, { threshold: 0, query: 1, key: 1 })).toEqual([{ query: 1, key: 1, weight: 0.75 }]);
});

test('of each query at most so many edges stay, its strongest, of equal ones the earlier', () => {
  const { queries, keys, weights } = listEdges(sample, { threshold: 0, perQuery: 2 });
  expect([...queries]).toEqual([0, 0, 1, 1]);
  expect([...keys]).toEqual([0, 1, 0, 1]);
  expect([...weights]).toEqual([0.5, 0.25, 0.125, 0.75]);
  expect(listEdges(sample, { threshold: 0.3, perQuery: 2 }).weights).toHaveLength(2);
  expect(listEdges(sample, { threshold: 0, perQuery: 0 }).weights).toHaveLength(0);
  expect(listEdges(sample, { threshold: 0, perQuery: 99 })).toEqual(listEdges(sample, { threshold: 0 }));
});

test('a masked or NaN cell takes no place among the strongest of its query', () => {
  const row = matrix(1, 4, [Number.NaN, 0, 0.25, 0.75]);
  expect([...listEdges(row, { threshold: 0, perQuery: 2 }).keys]).toEqual([2, 3]);
});

test('the list stands in reading order, and the edges one by one are the same ones', () => {
  const anyWeights = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(anyWeights, fc.nat(5), (weights, perQuery) => {
      const full = matrix(4, 3, weights);
      const list = listEdges(full, { threshold: 0.25, perQuery });
      const cells = [...list.weights.keys()].map((at) => (list.queries[at] ?? 0) * 3 + (list.keys[at] ?? 0));
      expect(cells).toEqual([...cells].sort((a, b) => a - b));
      expect([...list.weights]).toEqual(cells.map((cell) => full.data[cell]));
      const single = topEdges(full, { threshold: 0.25, perQuery });
      expect(single.map(({ query, key }) => query * 3 + key).sort((a, b) => a - b)).toEqual(cells);
    }),
  );
});

test('a threshold that single precision rounds up still shows its own weight', () => {
  expect(topEdges(matrix(1, 2, [0.7, 0.3]), { threshold: 0.7 })).toHaveLength(1);
});

test('every cell at or above the threshold is an edge, and nothing else', () => {
  const anyWeights = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(anyWeights, fc.double({ min: 0, max: 1, noNaN: true }), (weights, threshold) => {
      const full = matrix(3, 4, weights);
      const edges = topEdges(full, { threshold });
      expect(edges).toHaveLength(
        full.data.filter((weight) => weight > 0 && weight >= Math.fround(threshold)).length,
      );
      for (const { query, key, weight } of edges) expect(weight).toBe(full.data[query * 4 + key]);
      edges.forEach((edge, at) => {
        expect(edge.weight).toBeGreaterThanOrEqual(edges[at - 1]?.weight ?? 0);
      });
    }),
  );
});
