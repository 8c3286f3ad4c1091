import { scaleLinear } from 'd3-scale';
import type { Box } from '../../render/box.ts';

/** A head as a square in the histogram. */
export interface HistogramBlock extends Box {
  readonly key: string;
  readonly bin: number;
}

export interface HistogramLayout {
  readonly width: number;
  readonly height: number;
  /** Of the plot; squares stand on its lower edge. */
  readonly plot: Box;
  readonly blocks: readonly HistogramBlock[];
  /** The end of the axis: 1, or a round number above the largest value. */
  readonly most: number;
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
  /** The place of a value on the axis. */
  xOf(value: number): number;
}

export interface HistogramInput {
  /** Values from 0 to `most`; NaN stands nowhere. */
  readonly values: readonly { readonly key: string; readonly value: number }[];
  /** Infinity: the largest value decides. */
  readonly most: number;
  readonly width: number;
  readonly height: number;
}

const BINS = 20;
const MARGIN = { top: 20, right: 14, bottom: 24, left: 14 };
const LARGEST_SQUARE = 16;
const SMALLEST_SQUARE = 2;

/** Squares in 20 bins from 0 to the end of the axis, stacked from below, several side by side where a bin is full. */
export function layoutHistogram({ values, most, width, height }: HistogramInput): HistogramLayout {
  const known = values.filter(({ value }) => !Number.isNaN(value));
  const largest = Math.max(0, ...known.map(({ value }) => value));
  const end = Number.isFinite(most)
    ? most
    : (scaleLinear([0, largest || 1], [0, 1])
        .nice(5)
        .domain()[1] as number);
  const plot = {
    x: MARGIN.left,
    y: MARGIN.top,
    width: Math.max(BINS * SMALLEST_SQUARE, width - MARGIN.left - MARGIN.right),
    height: Math.max(SMALLEST_SQUARE, height - MARGIN.top - MARGIN.bottom),
  };
  const scale = scaleLinear([0, end], [plot.x, plot.x + plot.width]);
  const bins = Array.from({ length: BINS }, (): string[] => []);
  for (const { key, value } of known) {
    // A sum of float32 weights can be a hair above 1.
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor((value / end) * BINS)));
    bins[bin]?.push(key);
  }
  const binWidth = plot.width / BINS;
  const fullest = Math.max(0, ...bins.map(({ length }) => length));
  const square = squareSize(fullest, binWidth, plot.height);
  const side = Math.max(1, Math.floor(binWidth / square));
  const blocks = bins.flatMap((keys, bin) => {
    const left = plot.x + bin * binWidth + (binWidth - Math.min(side, keys.length) * square) / 2;
    return keys.map((key, index) => ({
      key,
      bin,
      x: left + (index % side) * square,
      y: plot.y + plot.height - (Math.floor(index / side) + 1) * square,
      width: square,
      height: square,
    }));
  });
  const ticks = scale.ticks(5).map((value) => ({ value, x: scale(value) }));
  return {
    width,
    height,
    plot,
    blocks,
    most: end,
    ticks,
    xOf: (value) => scale(Math.min(end, Math.max(0, value))),
  };
}

/** The largest square with which the fullest bin still fits. */
function squareSize(fullest: number, binWidth: number, height: number): number {
  for (let size = LARGEST_SQUARE; size > SMALLEST_SQUARE; size -= 0.5) {
    const side = Math.floor(binWidth / size);
    if (side >= 1 && Math.ceil(fullest / side) * size <= height) return size;
  }
  return SMALLEST_SQUARE;
}
