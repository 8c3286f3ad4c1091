import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolPieces } from './pool-pieces.ts';
import { rowSumError } from './row-sums.ts';

const matrix = (rows: number[][]) => ({
  queries: rows.length,
  keys: rows[0]?.length ?? 0,
  data: Float32Array.from(rows.flat()),
});
const single = (count: number) => Array.from({ length: count }, (_, at) => ({ start: at, end: at + 1 }));

describe('words from pieces', () => {
  it('are nothing where there are no ranges', () => {
    expect(poolPieces(matrix([[1]]), [], [])).toEqual({ queries: 0, keys: 0, data: new Float32Array() });
  });
  it('sum over the pieces of the key and average over the pieces of the query', () => {
    const pooled = poolPieces(
      matrix([
        [0.5, 0.25, 0.25],
        [0, 0.5, 0.5],
        [1, 0, 0],
      ]),
      [
        { start: 0, end: 2 },
        { start: 2, end: 3 },
      ],
      [
        { start: 0, end: 1 },
        { start: 1, end: 3 },
      ],
    );
    expect([...pooled.data]).toEqual([0.25, 0.75, 1, 0]);
  });
  it('keep NaN in sight', () => {
    expect(poolPieces(matrix([[Number.NaN, 1]]), single(1), [{ start: 0, end: 2 }]).data[0]).toBeNaN();
  });
  it('refuse ranges outside the matrix, empty ones and backward ones', () => {
    for (const range of [
      { start: 0, end: 2 },
      { start: 0, end: 0 },
      { start: 1, end: 0 },
      { start: -1, end: 1 },
    ]) {
      expect(() => poolPieces(matrix([[1]]), [range], single(1))).toThrow('invalid rows');
    }
  });
  it('have rows that sum to 1 again, however the words are cut', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
        fc.nat(),
        (n, cuts, seed) => {
          const raw = Array.from({ length: n * n }, (_, at) => ((at * 7919 + seed) % 101) + 1);
          const rows = Array.from({ length: n }, (_, row) => raw.slice(row * n, row * n + n));
          const normal = rows.map((row) =>
            row.map((value) => value / row.reduce((sum, one) => sum + one, 0)),
          );
          const starts = Array.from({ length: n }, (_, at) => at).filter((at) => at === 0 || cuts[at]);
          const ranges = starts.map((start, at) => ({ start, end: starts[at + 1] ?? n }));
          expect(rowSumError(poolPieces(matrix(normal), ranges, ranges))).toBeLessThan(1e-6);
        },
      ),
    );
  });
});
