/** How a measure is spread over several texts. */
export interface Spread {
  readonly mean: number;
  /** A quarter of the texts lies below the lower, a quarter above the upper quartile. */
  readonly lower: number;
  readonly upper: number;
  /** How many texts the measure says something on. */
  readonly count: number;
}

/** Mean and quartiles (linear between neighbours, as NumPy's default) of what is not NaN; NaN of nothing. */
export function spreadOf(values: readonly number[]): Spread {
  const known = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return { mean, lower: quantile(known, 0.25), upper: quantile(known, 0.75), count: known.length };
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
