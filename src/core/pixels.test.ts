import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patchGrid, pixelValues } from './pixels.ts';
import { samplePicture } from './sample-picture.ts';

describe('patchGrid', () => {
  it('puts special tokens first: what the patches leave over', () => {
    expect(patchGrid({ width: 224, height: 224, patch: 16 }, 197)).toEqual({
      columns: 14,
      rows: 14,
      firstToken: 1,
    });
    expect(patchGrid({ width: 224, height: 224, patch: 16 }, 198)?.firstToken).toBe(2);
    expect(patchGrid({ width: 224, height: 224, patch: 16 }, 196)?.firstToken).toBe(0);
  });

  it('knows pictures that are not square', () => {
    expect(patchGrid({ width: 32, height: 16, patch: 8 }, 9)).toEqual({ columns: 4, rows: 2, firstToken: 1 });
    expect(patchGrid({ width: 32, height: 16 }, 9)).toEqual({ columns: 4, rows: 2, firstToken: 1 });
  });

  it('finds the grid by the number of tokens where nobody says how large a patch is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 0, max: 9 }), (side, special) => {
        const grid = patchGrid({ width: 224, height: 224 }, side * side + special);
        expect(grid).toEqual({ columns: side, rows: side, firstToken: special });
      }),
    );
  });

  it('finds none for a number that is no picture’s', () => {
    expect(patchGrid({ width: 224, height: 224 }, 0)).toBeUndefined();
    expect(patchGrid({ width: 224, height: 224 }, 20 * 20 + 30)).toBeUndefined();
  });
});

describe('pixelValues', () => {
  const scale = { rescale: 1 / 255, mean: [0.5, 0, 0], deviation: [0.5, 1, 2] } as const;

  it('is channel by channel, scaled, without the mean, over the deviation', () => {
    const rgba = Uint8ClampedArray.of(255, 0, 51, 255, 0, 255, 255, 255);
    const values = [...pixelValues({ width: 2, height: 1, rgba }, scale)];
    expect(values.map((value) => Math.round(value * 1000) / 1000)).toEqual([1, -1, 0, 1, 0.1, 0.5]);
  });

  it('lays what is transparent on white', () => {
    const clear = pixelValues({ width: 1, height: 1, rgba: new Uint8ClampedArray(4) }, scale);
    expect([...clear]).toEqual([1, 1, 0.5]);
  });

  it('takes the test picture in any size', () => {
    expect(pixelValues(samplePicture(7, 3), scale).every(Number.isFinite)).toBe(true);
    expect(samplePicture(1, 1).rgba).toHaveLength(4);
  });
});
