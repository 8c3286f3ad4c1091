import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMaxPooler, maxPool, poolBounds } from './max-pool.ts';

const matrix = (queries: number, keys: number, weights: number[]) => ({
  queries,
  keys,
  data: Float32Array.from(weights),
});

const anyMatrix = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
  .chain(([queries, keys]) =>
    fc
      .array(fc.float({ min: 0, max: 1, noNaN: true }), {
        minLength: queries * keys,
        maxLength: queries * keys,
      })
      .map((weights) => matrix(queries, keys, weights)),
  );
/** Any float32 at all: what is no weight must come through too. */
const anyNumbers = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 }))
  .chain(([queries, keys]) =>
    fc
      .array(fc.float(), { minLength: queries * keys, maxLength: queries * keys })
      .map((weights) => matrix(queries, keys, weights)),
  );
const anySize = fc.integer({ min: 1, max: 50 });

describe('degenerate sizes', () => {
  test('an empty matrix gives an empty matrix', () => {
    expect(maxPool(matrix(0, 0, []), 4, 4)).toEqual(matrix(0, 0, []));
    expect(maxPool(matrix(0, 3, []), 4, 4)).toEqual(matrix(0, 0, []));
  });

  test('an empty thumbnail gives an empty matrix', () => {
    expect(maxPool(matrix(1, 1, [1]), 0, 4)).toEqual(matrix(0, 0, []));
  });

  test('one weight fills every pixel', () => {
    expect(maxPool(matrix(1, 1, [0.5]), 2, 3)).toEqual(matrix(3, 2, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]));
  });

  test('one pixel holds the largest weight', () => {
    expect(maxPool(matrix(2, 2, [0.25, 0.75, 0.5, 0.5]), 1, 1)).toEqual(matrix(1, 1, [0.75]));
  });

  test('NaN wins over every number, wherever it stands', () => {
    expect(maxPool(matrix(1, 3, [Number.NaN, 1, 0.5]), 1, 1).data[0]).toBeNaN();
    expect(maxPool(matrix(1, 3, [1, 0.5, Number.NaN]), 1, 1).data[0]).toBeNaN();
  });

  test('a NaN with its sign bit set, as processors make it, wins too', () => {
    const data = Float32Array.from([0, 0.5, 1, 0.25, 0.125, 1]);
    new Uint32Array(data.buffer)[0] = 0xffc00000;
    expect(maxPool({ queries: 1, keys: 6, data }, 1, 1).data[0]).toBeNaN();
  });

  test('negative numbers never hide a larger one, and stay where there is nothing else', () => {
    expect([...maxPool(matrix(1, 8, [-0.5, 0.25, -0.25, 0, -4, -2, -8, -0.5]), 2, 1).data]).toEqual([
      0.25, -0.5,
    ]);
    expect([...maxPool(matrix(1, 4, [2, 0.5, Number.POSITIVE_INFINITY, 1]), 2, 1).data]).toEqual([
      2,
      Infinity,
    ]);
  });

  test('a size that is no count is refused by name and value', () => {
    expect(() => maxPool(matrix(1, 1, [1]), -1, 4)).toThrow('invalid width: -1');
    expect(() => maxPool(matrix(1, 1, [1]), 4, 1.5)).toThrow('invalid height: 1.5');
    expect(() => maxPool(matrix(2, 2, [1]), 2, 2)).toThrow('invalid matrix: 1 weights');
  });
});

test('sizes that do not divide leave no cell out', () => {
  expect([...maxPool(matrix(1, 5, [0.125, 0.25, 0.375, 0.5, 0.625]), 2, 1).data]).toEqual([0.25, 0.625]);
});

test('each axis shrinks or grows on its own', () => {
  expect(maxPool(matrix(1, 4, [0.1, 0.5, 0.25, 0.2]), 2, 2)).toEqual(matrix(2, 2, [0.5, 0.25, 0.5, 0.25]));
});

test('a diagonal of 512 tokens stays whole in 48 pixels', () => {
  const identity = matrix(512, 512, []);
  identity.data = new Float32Array(512 * 512);
  for (let token = 0; token < 512; token++) identity.data[token * 513] = 1;
  const { data } = maxPool(identity, 48, 48);
  for (let pixel = 0; pixel < 48; pixel++) expect(data[pixel * 49]).toBe(1);
  expect(data.reduce((sum, weight) => sum + weight)).toBe(48);
});

test('the maximum of the thumbnail is the maximum of the matrix', () => {
  fc.assert(
    fc.property(anyMatrix, anySize, anySize, (full, width, height) => {
      expect(Math.max(...maxPool(full, width, height).data)).toBe(Math.max(...full.data));
    }),
  );
});

test('every cell belongs to a pixel, and to one only where the axis shrinks', () => {
  fc.assert(
    fc.property(anySize, anySize, (cells, pixels) => {
      const { starts, ends } = poolBounds(cells, pixels);
      const owners = new Array<number>(cells).fill(0);
      starts.forEach((start, pixel) => {
        for (let cell = start; cell < (ends[pixel] as number); cell++) owners[cell] = (owners[cell] ?? 0) + 1;
      });
      expect(owners.every((count) => (cells > pixels ? count === 1 : count >= 1))).toBe(true);
    }),
  );
});

test('at its own size a matrix stays as it is', () => {
  fc.assert(
    fc.property(anyMatrix, (full) => {
      expect(maxPool(full, full.keys, full.queries)).toEqual(full);
    }),
  );
});

test('every pixel is the maximum of its cells, whatever numbers they hold', () => {
  fc.assert(
    fc.property(anyNumbers, anySize, anySize, (full, width, height) => {
      const { data } = maxPool(full, width, height);
      const rows = poolBounds(full.queries, height);
      const columns = poolBounds(full.keys, width);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          let most = Number.NEGATIVE_INFINITY;
          for (let row = rows.starts[y] as number; row < (rows.ends[y] as number); row++) {
            for (let key = columns.starts[x] as number; key < (columns.ends[x] as number); key++) {
              most = Math.max(most, full.data[row * full.keys + key] as number);
            }
          }
          // 0 and −0 are the same weight.
          if ((data[y * width + x] as number) !== most) expect(data[y * width + x]).toBe(most);
        }
      }
    }),
  );
});

describe('by row', () => {
  const byRow = (full: ReturnType<typeof matrix>, width: number, height: number) => [
    ...createMaxPooler(full.queries, full.keys, width, height).pool(full.data, true),
  ];

  test('a row without a weight stays 0, and NaN stays NaN without hiding its row', () => {
    expect(byRow(matrix(1, 3, [0, 0, 0]), 3, 1)).toEqual([0, 0, 0]);
    expect(byRow(matrix(1, 3, [Number.NaN, 0.25, 0.5]), 3, 1)).toEqual([Number.NaN, 0.5, 1]);
  });

  test('each row is over its own maximum before rows are pooled', () => {
    expect(byRow(matrix(2, 3, [0.5, 0.25, 0.25, 0.125, 0.25, 0.0625]), 3, 2)).toEqual([
      1, 0.5, 0.5, 0.5, 1, 0.25,
    ]);
    expect(byRow(matrix(2, 2, [0.5, 0.25, 0.125, 0.25]), 2, 1)).toEqual([1, 1]);
  });

  test('a number that is no weight stays as it is and changes no other', () => {
    expect(byRow(matrix(1, 4, [4, 0.25, 0.5, -3]), 4, 1)).toEqual([4, 0.5, 1, -3]);
  });
});
