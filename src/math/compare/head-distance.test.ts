import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headDistance } from './head-distance.ts';

const matrix = (...rows: number[][]) => ({
  queries: rows.length,
  keys: rows[0]?.length ?? 0,
  data: Float32Array.from(rows.flat()),
});
const all = (count: number) => Array.from({ length: count }, (_, at) => ({ a: at, b: at }));
const whole = ({ queries, keys }: { queries: number; keys: number }) => ({
  rows: all(queries),
  columns: all(keys),
});
const distribution = (keys: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: keys, maxLength: keys }).map((counts) => {
    const sum = counts.reduce((total, count) => total + count, 0);
    return sum === 0 ? counts.map((_, at) => (at === 0 ? 1 : 0)) : counts.map((count) => count / sum);
  });

describe('headDistance', () => {
  it('of no rows is no number', () => {
    const empty = { queries: 0, keys: 0, data: new Float32Array() };
    expect(headDistance(empty, empty, whole(empty))).toEqual({
      moved: Number.NaN,
      divergence: Number.NaN,
      rows: 0,
    });
  });

  it('passes over rows that are all masked or NaN', () => {
    const a = matrix([0, 0], [Number.NaN, 1], [1, 0]);
    const b = matrix([1, 0], [1, 0], [1, 0]);
    expect(headDistance(a, b, whole(a))).toEqual({ moved: 0, divergence: 0, rows: 1 });
  });

  it('of one token that can only look at itself is 0', () => {
    expect(headDistance(matrix([1]), matrix([1]), whole(matrix([1])))).toMatchObject({
      moved: 0,
      divergence: 0,
    });
  });

  it('is 1 and ln 2 where the two look at different keys', () => {
    const { moved, divergence } = headDistance(matrix([1, 0]), matrix([0, 1]), whole(matrix([1, 0])));
    expect(moved).toBe(1);
    expect(divergence).toBeCloseTo(Math.log(2), 12);
  });

  it('has the values that SciPy gives', () => {
    // scipy.spatial.distance.jensenshannon([.5, .5, 0], [.25, .25, .5]) ** 2; and of [.9, .1], [.5, .5].
    const first = headDistance(matrix([0.5, 0.5, 0]), matrix([0.25, 0.25, 0.5]), whole(matrix([0, 0, 0])));
    expect(first.moved).toBeCloseTo(0.5, 6);
    expect(first.divergence).toBeCloseTo(0.21576155433883565, 6);
    const second = headDistance(matrix([0.9, 0.1]), matrix([0.5, 0.5]), whole(matrix([0, 0])));
    expect(second.divergence).toBeCloseTo(0.10174922507919676, 6);
  });

  it('counts keys that only one side has as one key', () => {
    // A: key 0 and a key that B lacks; B: key 0 and a key that A lacks.
    const axes = { rows: all(1), columns: [{ a: 0, b: 0 }] };
    expect(headDistance(matrix([0.5, 0.5]), matrix([0.5, 0.5]), axes).moved).toBe(0);
    expect(headDistance(matrix([0.5, 0.5]), matrix([0.25, 0.75]), axes).moved).toBeCloseTo(0.25, 6);
  });

  it('is symmetric, 0 for a head and itself, and within 0 to 1 and 0 to ln 2', () => {
    fc.assert(
      fc.property(distribution(4), distribution(4), (p, q) => {
        const [a, b] = [matrix(p), matrix(q)];
        const there = headDistance(a, b, whole(a));
        const back = headDistance(b, a, whole(a));
        expect(there.moved).toBeCloseTo(back.moved, 10);
        expect(there.divergence).toBeCloseTo(back.divergence, 10);
        expect(there.divergence).toBeGreaterThanOrEqual(0);
        expect(there.divergence).toBeLessThanOrEqual(Math.log(2) + 1e-6);
        expect(there.moved).toBeLessThanOrEqual(1 + 1e-6);
        expect(headDistance(a, a, whole(a))).toEqual({ moved: 0, divergence: 0, rows: 1 });
      }),
    );
  });
});
