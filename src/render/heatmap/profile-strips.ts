import { rgb } from 'd3-color';
import type { Palette } from '../color/palette.ts';
import { INVALID_INDEX } from '../color/scale.ts';
import { packedPixels } from '../pixel-target.ts';
import type { HeatmapCursor, HeatmapPicture } from './heatmap-picture.ts';
import { createPixelCanvas } from './pixel-canvas.ts';
import type { PlotAxes } from './plot-layout.ts';
import { fillProfile, type ProfileColors } from './profile-paint.ts';

/** Depth of the strips beside the plot, in CSS pixels. */
export const PROFILE_DEPTH = 44;
export const REMOVED_DEPTH = 16;

/** The canvases beside the plot. Their CSS has `--bar` and `--accent-line`. */
export interface StripNodes {
  /** The weights of one row, under the columns. */
  readonly rowProfile: HTMLCanvasElement;
  /** The weights of one column, beside the rows. */
  readonly columnProfile: HTMLCanvasElement;
  /** What was left out of each row. */
  readonly removed: HTMLCanvasElement;
}

export interface ProfileStrips {
  resize(picture: HeatmapPicture): void;
  /** Both profiles, for the row and the column of the cursor. */
  point(picture: HeatmapPicture, axes: PlotAxes, cursor: HeatmapCursor): void;
  /** What was left out, where something was. */
  show(picture: HeatmapPicture, axes: PlotAxes): void;
}

export function createProfileStrips(nodes: StripNodes): ProfileStrips {
  const rowProfile = createPixelCanvas(nodes.rowProfile);
  const columnProfile = createPixelCanvas(nodes.columnProfile);
  const removed = createPixelCanvas(nodes.removed);
  let colors: ProfileColors = { bar: 0, lit: 0, invalid: 0 };
  let colorsOf: Palette | undefined;
  return {
    resize({ layout, palette, devicePixelRatio }) {
      const { width, height, canvasWidth, canvasHeight } = layout;
      const pixels = (depth: number) => Math.max(1, Math.round(depth * devicePixelRatio));
      rowProfile.resize(
        { width: canvasWidth, height: canvasWidth && pixels(PROFILE_DEPTH) },
        { width, height: PROFILE_DEPTH },
      );
      for (const [strip, depth] of [
        [columnProfile, PROFILE_DEPTH],
        [removed, REMOVED_DEPTH],
      ] as const) {
        strip.resize(
          { width: canvasHeight && pixels(depth), height: canvasHeight },
          { width: depth, height },
        );
      }
      // Reading a style makes the browser work it out: only when the theme is another one.
      if (palette !== colorsOf) colors = profileColors(nodes.rowProfile, palette);
      colorsOf = palette;
    },
    point({ layout: { queries, keys }, indices }, { rows, columns }, { row, column, query, key }) {
      const ofRow = { indices, base: Math.min(row, queries - 1) * keys, stride: 1 };
      const ofColumn = { indices, base: Math.min(column, keys - 1), stride: keys };
      rowProfile.paint((grid) => fillProfile(grid, 'columns', columns, ofRow, colors, key));
      columnProfile.paint((grid) => fillProfile(grid, 'rows', rows, ofColumn, colors, query));
    },
    show({ removed: indices }, { rows }) {
      if (!indices) return;
      const values = { indices, base: 0, stride: 1 };
      removed.paint((grid) => fillProfile(grid, 'rows', rows, values, colors));
    },
  };
}

function profileColors(element: Element, { packed }: Palette): ProfileColors {
  const style = getComputedStyle(element);
  const colorOf = (name: string) => packColor(style.getPropertyValue(name));
  return { bar: colorOf('--bar'), lit: colorOf('--accent-line'), invalid: packed[INVALID_INDEX] as number };
}

/** A CSS colour as one opaque pixel in this machine's byte order. */
function packColor(color: string): number {
  const { r, g, b } = rgb(color.trim());
  return packedPixels({ data: Uint8ClampedArray.of(r, g, b, 255) })[0] as number;
}
