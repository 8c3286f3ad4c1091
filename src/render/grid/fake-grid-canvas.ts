import type { PixelImage, PixelTarget } from '../pixel-target.ts';

/** A canvas for tests that is painted in strips: keeps every pixel, and how often it was painted. */
export interface FakeGridCanvas extends PixelTarget {
  /** Colour of a device pixel, `#rrggbb`; `undefined` where nothing was painted. */
  colorAt(x: number, y: number): string | undefined;
  /** The strips in order, as `[top, height]` in device pixels. */
  readonly strips: readonly (readonly [number, number])[];
}

export function fakeGridCanvas(): FakeGridCanvas {
  const sizes = new Map<PixelImage, { width: number; height: number }>();
  const pixels = new Map<string, string>();
  const strips: [number, number][] = [];
  return {
    strips,
    createImageData(width, height) {
      if (!(width > 0 && height > 0)) throw new RangeError(`IndexSizeError: ${width} × ${height}`);
      const image = { data: new Uint8ClampedArray(width * height * 4) };
      sizes.set(image, { width, height });
      return image;
    },
    putImageData(image, left, top) {
      const { width = 0, height = 0 } = sizes.get(image) ?? {};
      strips.push([top, height]);
      for (let at = 0; at < width * height; at++) {
        const [r, g, b, alpha] = image.data.subarray(at * 4, at * 4 + 4);
        const hex = [r, g, b].map((channel) => (channel ?? 0).toString(16).padStart(2, '0')).join('');
        if (alpha) pixels.set(`${left + (at % width)} ${top + Math.floor(at / width)}`, `#${hex}`);
      }
    },
    colorAt: (x, y) => pixels.get(`${x} ${y}`),
  };
}
