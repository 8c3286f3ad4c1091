import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestDifference, strongestDifferences, subtractAligned } from './difference.ts';

const matrix = (queries: number, keys: number, data: number[]) => ({
  queries,
  keys,
  data: Float32Array.from(data),
});
const all = (count: number) => Array.from({ length: count }, (_, at) => ({ a: at, b: at }));
const square = fc
  .integer({ min: 0, max: 6 })
  .chain((side) =>
    fc
      .array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: side * side, maxLength: side * side })
      .map((data) => matrix(side, side, data)),
  );

describe('subtractAligned', () => {
  it('is empty where nothing is aligned', () => {
    const one = matrix(1, 1, [1]);
    expect(subtractAligned(one, one, { rows: [], columns: [] })).toEqual(matrix(0, 0, []));
    expect(subtractAligned(matrix(0, 0, []), one, { rows: [], columns: [] }).data.length).toBe(0);
  });

  it('is B − A of the aligned rows and columns', () => {
    const a = matrix(2, 2, [1, 0, 0.25, 0.75]);
    const b = matrix(2, 3, [0.5, 0.25, 0.25, 0, 0, 1]);
    const axes = {
      rows: all(2),
      columns: [
        { a: 0, b: 0 },
        { a: 1, b: 2 },
      ],
    };
    expect(subtractAligned(a, b, axes)).toEqual(matrix(2, 2, [-0.5, 0.25, -0.25, 0.25]));
  });

  it('keeps NaN of either side and refuses pairs outside', () => {
    const a = matrix(1, 1, [Number.NaN]);
    expect(subtractAligned(a, matrix(1, 1, [1]), { rows: all(1), columns: all(1) }).data[0]).toBeNaN();
    expect(() => subtractAligned(a, a, { rows: all(2), columns: all(1) })).toThrow('invalid rows: 1 and 1');
  });

  it('is exactly 0 of a matrix with itself, and flips its sign when the sides are swapped', () => {
    fc.assert(
      fc.property(square, square, (a, b) => {
        const axes = { rows: all(Math.min(a.queries, b.queries)), columns: all(Math.min(a.keys, b.keys)) };
        const own = subtractAligned(a, a, { rows: all(a.queries), columns: all(a.keys) });
        expect(own.data.every((value) => value === 0)).toBe(true);
        const there = subtractAligned(a, b, axes).data;
        const back = subtractAligned(b, a, axes).data;
        there.forEach((value, at) => {
          expect(value + (back[at] as number)).toBe(0);
        });
      }),
    );
  });
});

describe('the strongest differences', () => {
  it('are none of nothing, of zeros and of NaN', () => {
    expect(largestDifference(matrix(0, 0, []))).toBe(0);
    expect(strongestDifferences(matrix(0, 0, []), 3)).toEqual([]);
    expect(strongestDifferences(matrix(1, 2, [0, Number.NaN]), 3)).toEqual([]);
    expect(largestDifference(matrix(1, 2, [Number.NaN, -0.5]))).toBe(0.5);
  });

  it('are those of a full sort, equal ones in reading order', () => {
    const values = fc.array(fc.constantFrom(-0.5, -0.25, 0, 0.25, 0.5, 1), { maxLength: 24 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 9 }), (data, count) => {
        const keys = 3;
        const expected = data
          .map((difference, at) => ({ query: Math.floor(at / keys), key: at % keys, difference }))
          .filter(({ difference }) => difference !== 0)
          .sort((p, q) => Math.abs(q.difference) - Math.abs(p.difference))
          .slice(0, count);
        const padded = matrix(Math.ceil(data.length / keys), keys, data);
        expect(strongestDifferences(padded, count)).toEqual(expected);
      }),
    );
  });
});
