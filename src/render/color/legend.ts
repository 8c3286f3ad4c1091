import { requireNumber } from '../../math/require-number.ts';
import { type Palette, paletteColor } from './palette.ts';
import { type ColorScale, colorPosition, RAMP_SIZE } from './scale.ts';

/** A stop of a gradient: for SVG `<stop>` or CSS `linear-gradient`. */
export interface LegendStop {
  /** Along the legend, 0 (weight 0) to 1 (weight 1). */
  readonly offset: number;
  /** `#rrggbb` */
  readonly color: string;
}

/** A number that is written beside the legend. */
export interface LegendTick {
  readonly offset: number;
  readonly weight: number;
  /** Every weight below this one has the same colour: the lower end of the logarithmic scale. */
  readonly andBelow: boolean;
}

const TICK_WEIGHTS: Readonly<Record<ColorScale, readonly number[]>> = {
  linear: [0, 0.25, 0.5, 0.75, 1],
  sqrt: [0, 0.05, 0.25, 0.5, 1],
  log: [0.0001, 0.001, 0.01, 0.1, 1],
};

/**
 * Stops of a legend, evenly spaced along the ramp. The gradient is the same for every scale: the
 * scale moves the ticks. Throws RangeError unless `count` is 2 to 256.
 */
export function legendStops(palette: Palette, count = 18): LegendStop[] {
  requireNumber('count', count, { from: 2, to: RAMP_SIZE, integer: true });
  return Array.from({ length: count }, (_, at) => {
    const index = Math.round((at * (RAMP_SIZE - 1)) / (count - 1));
    return { offset: index / (RAMP_SIZE - 1), color: paletteColor(palette, index) };
  });
}

/** The weights that a legend prints, both ends of the range among them, and where they stand. */
export function legendTicks(scale: ColorScale, weights = TICK_WEIGHTS[scale]): LegendTick[] {
  return weights.map((weight) => {
    requireNumber('weight', weight, { from: 0, to: 1 });
    const offset = colorPosition(weight, scale);
    return { offset, weight, andBelow: scale === 'log' && offset === 0 };
  });
}
