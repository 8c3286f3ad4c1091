import { getPalette } from '../color/palette.ts';
import { colorIndex, INVALID_INDEX } from '../color/scale.ts';
import type { Theme } from '../color/theme.ts';
import { type PixelTarget, packedPixels } from '../pixel-target.ts';
import { getSignedPalette, HIDDEN_INDEX, signedIndex } from './signed-palette.ts';

/** Numbers as colours: `[rows, columns]`, row-major. */
export interface ColoredNumbers {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
  /** `weight`: 0 to 1 as in the heatmap. `signed`: −range to +range around zero. */
  readonly kind: 'weight' | 'signed';
  readonly range: number;
  /** `[rows, columns]`, 1 where the mask hides the cell. */
  readonly hidden?: Uint8Array | undefined;
}

/** Paints one pixel a number; the page stretches the canvas. Nothing is painted of no numbers. */
export function paintNumbers(target: PixelTarget, numbers: ColoredNumbers, theme: Theme): void {
  const { rows, columns, data, kind, range, hidden } = numbers;
  if (rows * columns === 0) return;
  const image = target.createImageData(columns, rows);
  const pixels = packedPixels(image);
  const signed = getSignedPalette(theme);
  const weights = getPalette(theme).packed;
  for (let at = 0; at < pixels.length; at += 1) {
    const value = data[at] as number;
    const color =
      hidden?.[at] === 1
        ? signed[HIDDEN_INDEX]
        : kind === 'weight'
          ? weights[Number.isNaN(value) ? INVALID_INDEX : colorIndex(value, 'linear')]
          : signed[signedIndex(value, range)];
    pixels[at] = color as number;
  }
  target.putImageData(image, 0, 0);
}
