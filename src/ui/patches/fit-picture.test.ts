import { describe, expect, it } from 'vitest';
import { cropOf } from './fit-picture.ts';

const PIXELS = { width: 224, height: 224, rescale: 1 / 255, mean: [0, 0, 0], deviation: [1, 1, 1] } as const;

describe('cropOf', () => {
  it('stretches a picture where nothing is said of its shorter side', () => {
    expect(cropOf(640, 480, PIXELS)).toEqual({ x: 0, y: 0, width: 640, height: 480 });
  });

  it('cuts the middle out of a picture whose shorter side is resized first', () => {
    // 512 → 256: two pixels of the picture are one of the model's, of which it reads 224 × 224.
    const pixels = { ...PIXELS, shortestSide: 256 };
    expect(cropOf(1024, 512, pixels)).toEqual({ x: 288, y: 32, width: 448, height: 448 });
    expect(cropOf(512, 1024, pixels)).toEqual({ x: 32, y: 288, width: 448, height: 448 });
  });

  it('never cuts more than there is', () => {
    const pixels = { ...PIXELS, shortestSide: 100 };
    expect(cropOf(100, 300, pixels)).toEqual({ x: 0, y: 38, width: 100, height: 224 });
  });
});
