/** A probability as percent, without the sign: one decimal under ten. */
export function formatPercent(probability: number): string {
  return (probability * 100).toFixed(probability < 0.0995 ? 1 : 0);
}
