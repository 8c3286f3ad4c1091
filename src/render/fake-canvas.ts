import type { PixelImage, PixelTarget } from './pixel-target.ts';

/** A canvas for tests: keeps what was put on it. */
export interface FakeCanvas extends PixelTarget {
  readonly puts: readonly { readonly width: number; readonly image: PixelImage }[];
  /** Colour of a device pixel of the last image, `#rrggbb`; `undefined` where nothing was painted. */
  colorAt(x: number, y: number): string | undefined;
}

/** Refuses empty images, as browsers do. */
export function fakeCanvas(): FakeCanvas {
  const puts: { width: number; image: PixelImage }[] = [];
  const widths = new Map<PixelImage, number>();
  return {
    puts,
    createImageData(width, height) {
      if (!(width > 0 && height > 0)) throw new RangeError(`IndexSizeError: ${width} × ${height}`);
      const image = { data: new Uint8ClampedArray(width * height * 4) };
      widths.set(image, width);
      return image;
    },
    putImageData(image, x, y) {
      if (x !== 0 || y !== 0) throw new RangeError(`unexpected position: ${x}, ${y}`);
      puts.push({ width: widths.get(image) ?? 0, image });
    },
    colorAt(x, y) {
      const last = puts.at(-1);
      if (!last) return undefined;
      const at = (y * last.width + x) * 4;
      const [r, g, b, alpha] = last.image.data.subarray(at, at + 4);
      if (!alpha) return undefined;
      return `#${[r, g, b].map((channel) => (channel ?? 0).toString(16).padStart(2, '0')).join('')}`;
    },
  };
}
