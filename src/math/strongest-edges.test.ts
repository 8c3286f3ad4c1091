import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strongestEdges } from './strongest-edges.ts';
import { listEdges } from './top-edges.ts';

const list = (queries: number, keys: number, weights: number[]) =>
  listEdges({ queries, keys, data: Float32Array.from(weights) }, { threshold: 0 });
const all = { queries: { from: 0, to: 99 }, keys: { from: 0, to: 99 } };
const none = { from: 0, to: 0 };

describe('degenerate lists', () => {
  test('no heads and no edges', () => {
    expect(strongestEdges([], { sight: all, limit: 3 })).toEqual({
      edges: [],
      inSight: 0,
      weakest: undefined,
    });
    const empty = strongestEdges([list(0, 0, [])], { sight: all, limit: 3 });
    expect(empty).toEqual({ edges: [[]], inSight: 0, weakest: undefined });
  });

  test('a limit of 0 draws nothing and still counts', () => {
    const { edges, inSight } = strongestEdges([list(1, 2, [0.5, 0.5])], { sight: all, limit: 0 });
    expect(edges).toEqual([[]]);
    expect(inSight).toBe(2);
  });

  test('a bad limit is refused', () => {
    expect(() => strongestEdges([], { sight: all, limit: -1 })).toThrow('invalid limit: -1');
  });
});

test('an edge is in sight when its query or its key is', () => {
  const one = list(2, 2, [0.1, 0.2, 0.3, 0.4]);
  const seen = (sight: typeof all) =>
    strongestEdges([one], { sight, limit: 9 }).edges[0]?.map(({ query, key }) => `${query}${key}`);
  expect(seen({ queries: { from: 1, to: 2 }, keys: none })).toEqual(['10', '11']);
  expect(seen({ queries: none, keys: { from: 0, to: 1 } })).toEqual(['00', '10']);
  expect(seen({ queries: { from: 0, to: 1 }, keys: { from: 0, to: 1 } })).toEqual(['00', '01', '10']);
  expect(seen({ queries: none, keys: none })).toEqual([]);
});

test('the limit is of all heads together, and equal weights at it stay in reading order', () => {
  const lists = [list(1, 3, [0.5, 0.25, 0.25]), list(1, 3, [0.25, 0.5, 0.25])];
  const { edges, inSight, weakest } = strongestEdges(lists, { sight: all, limit: 4 });
  expect(inSight).toBe(6);
  expect(weakest).toBe(0.25);
  expect(edges.map((one) => one.map(({ key, weight }) => [key, weight]))).toEqual([
    [
      [1, 0.25],
      [2, 0.25],
      [0, 0.5],
    ],
    [[1, 0.5]],
  ]);
});

test('exactly the strongest are chosen, weakest first', () => {
  // Small steps, so that equal weights and weights that share their upper bits are common.
  const weight = fc.oneof(
    fc.integer({ min: 0, max: 8 }).map((step) => step / 8),
    fc.float({ min: 0, max: 1, noNaN: true }),
  );
  const weights = fc.array(weight, { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(weights, weights, fc.nat(45), (a, b, limit) => {
      const lists = [list(4, 5, a), list(5, 4, b)];
      const { edges, inSight, weakest } = strongestEdges(lists, { sight: all, limit });
      const everything = lists.flatMap(({ weights }) => [...weights]).sort((x, y) => y - x);
      const drawn = edges.flat().map((edge) => edge.weight);
      expect(inSight).toBe(everything.length);
      expect(drawn.sort((x, y) => y - x)).toEqual(everything.slice(0, limit));
      expect(weakest).toBe(everything.slice(0, limit).at(-1));
      for (const one of edges) {
        one.forEach((edge, at) => {
          expect(edge.weight).toBeGreaterThanOrEqual(one[at - 1]?.weight ?? 0);
        });
      }
    }),
  );
});
