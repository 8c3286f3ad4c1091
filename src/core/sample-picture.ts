import type { PixelPicture } from './pixels.ts';

type Colour = readonly [number, number, number];

const SKY: Colour = [150, 200, 240];
const GRASS: Colour = [90, 150, 70];
const SUN: Colour = [250, 210, 60];
const WALL: Colour = [200, 90, 70];
const ROOF: Colour = [110, 60, 50];

/**
 * A test picture of any size, drawn here: a house in the grass under a sun. It is there before the reader brings one, and is
 * what a model of pictures is checked on.
 */
export function samplePicture(width: number, height: number): PixelPicture {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const colour = colourAt((column + 0.5) / width, (row + 0.5) / height);
      rgba.set([...colour, 255], (row * width + column) * 4);
    }
  }
  return { width, height, rgba };
}

/** `x` and `y` from 0 to 1, from the top left corner. */
function colourAt(x: number, y: number): Colour {
  if (Math.hypot(x - 0.78, y - 0.2) < 0.1) return SUN;
  if (x > 0.2 && x < 0.55 && y > 0.5 && y < 0.82) return WALL;
  if (y > 0.3 && y <= 0.5 && Math.abs(x - 0.375) < (y - 0.28) * 1.1) return ROOF;
  return y > 0.72 ? GRASS : SKY;
}
