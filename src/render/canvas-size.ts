import { requireNumber } from '../math/require-number.ts';

/** Safari on phones refuses larger canvases. */
export const MAX_CANVAS_PIXELS = 4096 * 4096;

/** Size of a canvas in device pixels: its `width` and `height` attributes. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Device pixels of a canvas that is `cssWidth × cssHeight` on the page: `round(css × devicePixelRatio)`.
 *
 * A canvas that would exceed `MAX_CANVAS_PIXELS` gets the largest resolution below it. Throws
 * RangeError on negative sizes and on a ratio that is not above 0.
 */
export function canvasSize(cssWidth: number, cssHeight: number, devicePixelRatio: number): CanvasSize {
  requireNumber('width', cssWidth, { from: 0 });
  requireNumber('height', cssHeight, { from: 0 });
  requireNumber('devicePixelRatio', devicePixelRatio, { from: 0.1, to: 16 });
  const width = Math.round(cssWidth * devicePixelRatio);
  const height = Math.round(cssHeight * devicePixelRatio);
  if (width * height <= MAX_CANVAS_PIXELS) return { width, height };
  const ratio = Math.sqrt(MAX_CANVAS_PIXELS / (cssWidth * cssHeight));
  return { width: Math.floor(cssWidth * ratio), height: Math.floor(cssHeight * ratio) };
}
