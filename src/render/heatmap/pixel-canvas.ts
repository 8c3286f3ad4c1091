import { type PixelGrid, packedPixels } from '../pixel-target.ts';

/** A canvas that is painted pixel by pixel, its buffer kept from one painting to the next. */
export interface PixelCanvas {
  /** Sets the canvas to this many device pixels, shown at this size in CSS pixels. Nothing happens when it has them. */
  resize(pixels: { width: number; height: number }, css: { width: number; height: number }): void;
  /** Lets `fill` write the pixels and puts them on the canvas; an empty canvas is left alone. */
  paint(fill: (grid: PixelGrid) => void): void;
}

/** Throws Error when the browser gives no 2d context. */
export function createPixelCanvas(canvas: HTMLCanvasElement): PixelCanvas {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser gives no 2d context for the heatmap');
  let image: ImageData | undefined;
  return {
    resize({ width, height }, css) {
      canvas.style.width = `${css.width}px`;
      canvas.style.height = `${css.height}px`;
      if (canvas.width === width && canvas.height === height && image) return;
      canvas.width = width;
      canvas.height = height;
      image = width > 0 && height > 0 ? context.createImageData(width, height) : undefined;
    },
    paint(fill) {
      if (!image) return;
      fill({ pixels: packedPixels(image), width: image.width, height: image.height });
      context.putImageData(image, 0, 0);
    },
  };
}
