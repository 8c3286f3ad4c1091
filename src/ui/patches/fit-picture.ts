import type { PixelInput } from '../../core/pixels.ts';

/** The part of a picture that a model reads, in the picture's own pixels. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What is cut out of a picture of `width × height`: all of it, stretched; or, where the shorter side is resized first, the
 * middle that then fits into the model's frame (never more than the picture).
 */
export function cropOf(width: number, height: number, pixels: PixelInput): Crop {
  const { shortestSide } = pixels;
  if (shortestSide === undefined) return { x: 0, y: 0, width, height };
  const scale = Math.min(width, height) / shortestSide;
  const [cut, tall] = [Math.min(width, pixels.width * scale), Math.min(height, pixels.height * scale)];
  return { x: (width - cut) / 2, y: (height - tall) / 2, width: cut, height: tall };
}
