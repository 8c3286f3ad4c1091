import { requireNumber } from '../../math/require-number.ts';

/** Bars side by side over a zero line, in CSS pixels; `scale` and `zero` turn a value into y. */
export interface BarsLayout {
  readonly count: number;
  readonly cell: number;
  readonly width: number;
  readonly height: number;
  /** The values at the lower and the upper edge; 0 is always within. */
  readonly low: number;
  readonly high: number;
  readonly zero: number;
}

interface BarsRoom {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  /** A bar's share of the width, gap included, at least and at most; wider pictures scroll. */
  readonly leastCell: number;
  readonly mostCell: number;
  /** What the bars have to reach; NaN and infinity are passed over. */
  readonly values: readonly ArrayLike<number>[];
}

export function layoutBars({ count, width, height, leastCell, mostCell, values }: BarsRoom): BarsLayout {
  requireNumber('count', count, { from: 0, integer: true });
  requireNumber('width', width, { from: 0 });
  requireNumber('height', height, { from: 1 });
  let [low, high] = [0, 0];
  for (const array of values) {
    for (let at = 0; at < array.length; at += 1) {
      const value = array[at] as number;
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low === high) high = 1;
  const cell = count === 0 ? leastCell : Math.max(leastCell, Math.min(mostCell, width / count));
  return { count, cell, width: cell * count, height, low, high, zero: (height * high) / (high - low) };
}

/** Height of a value, from the top. */
export function barY({ low, high, height }: BarsLayout, value: number): number {
  return (height * (high - value)) / (high - low);
}

/** The bar at a point; undefined beside the bars. */
export function hitBars({ count, cell }: BarsLayout, x: number): number | undefined {
  const at = Math.floor(x / cell);
  return at >= 0 && at < count ? at : undefined;
}

/** One SVG path of all bars that `shows`; what is no finite number has none. */
export function barsPath(
  layout: BarsLayout,
  values: ArrayLike<number>,
  shows: (at: number) => boolean = () => true,
): string {
  const gap = Math.min(3, layout.cell * 0.2);
  let path = '';
  for (let at = 0; at < layout.count; at += 1) {
    const value = values[at] as number;
    if (!Number.isFinite(value) || !shows(at)) continue;
    const [x, y] = [at * layout.cell + gap / 2, barY(layout, value)];
    path += `M${round(x)} ${round(layout.zero)}V${round(y)}h${round(layout.cell - gap)}V${round(layout.zero)}Z`;
  }
  return path;
}

/** A line that steps through the middle of every bar at its value; it begins at zero. */
export function stepsPath(layout: BarsLayout, values: ArrayLike<number>): string {
  let path = `M0 ${round(layout.zero)}`;
  for (let at = 0; at < layout.count; at += 1) {
    const value = values[at] as number;
    if (Number.isFinite(value)) path += `V${round(barY(layout, value))}H${round((at + 1) * layout.cell)}`;
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
