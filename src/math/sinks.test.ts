import { describe, expect, it } from 'vitest';
import { findSinks, sinkWeights } from './sinks.ts';

const square = (n: number, at: (query: number, key: number) => number) => ({
  queries: n,
  keys: n,
  data: Float32Array.from({ length: n * n }, (_, index) => at(Math.floor(index / n), index % n)),
});

describe('sinks', () => {
  it('are none in a matrix without tokens', () => {
    expect(findSinks({ queries: 0, keys: 0, data: new Float32Array() }, true)).toEqual([]);
  });
  it('of uniform causal rows weigh the mean of 1/(i+1) at the first key', () => {
    const n = 5;
    const uniform = square(n, (query, key) => (key <= query ? 1 / (query + 1) : 0));
    const expected = [1, 2, 3, 4, 5].reduce((sum, count) => sum + 1 / count, 0) / n;
    expect(sinkWeights(uniform, true)[0]).toBeCloseTo(expected, 6);
  });
  it('are the keys that get more than 0.3 of those who may see them', () => {
    const first = square(6, (query, key) => (key === 0 ? 0.9 : key === query ? 0.1 : 0));
    expect(findSinks(first, true)).toEqual([0]);
    expect(findSinks(first, false)).toEqual([0]);
  });
  it('are not told of the last keys of a causal head, which one or two queries see', () => {
    const self = square(5, (query, key) => (key === query ? 1 : 0));
    expect(findSinks(self, true)).not.toContain(4);
    expect(findSinks(self, false)).toEqual([]);
  });
});
