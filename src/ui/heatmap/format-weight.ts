/** Four decimals: what float32 weights can be trusted to. */
export function formatWeight(weight: number): string {
  return weight.toFixed(4);
}
