/** The part of ImageData that painters fill. */
export interface PixelImage {
  readonly data: Uint8ClampedArray;
}

/** The part of CanvasRenderingContext2D that painters use; tests pass a fake. */
export interface PixelTarget {
  createImageData(width: number, height: number): PixelImage;
  putImageData(image: PixelImage, x: number, y: number): void;
}

/** Pixels in row order, one number each, in this machine's byte order: what `Palette.packed` holds. */
export interface PixelGrid {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
}

/** The image's own bytes as one number a pixel: a view, not a copy. */
export function packedPixels({ data }: PixelImage): Uint32Array {
  return new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
}
