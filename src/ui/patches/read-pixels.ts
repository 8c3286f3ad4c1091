import type { PixelInput, PixelPicture } from '../../core/pixels.ts';
import { cropOf } from './fit-picture.ts';

/** A reader's picture as large as a model wants it. Throws what the browser says of a file that is no picture. */
export async function readPixels(file: Blob, pixels: PixelInput): Promise<PixelPicture> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = pixels;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2D canvas');
  context.imageSmoothingQuality = 'high';
  const crop = cropOf(bitmap.width, bitmap.height, pixels);
  context.drawImage(bitmap, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
  bitmap.close();
  return { width, height, rgba: context.getImageData(0, 0, width, height).data };
}
