/** How a line shows its weight. */
export interface EdgeStyle {
  /** CSS pixels. */
  readonly strokeWidth: number;
  /** 0 to 1. */
  readonly opacity: number;
}

/**
 * Width and opacity of an edge of weight w: `0.75 + 4.25 · w` pixels and `0.15 + 0.85 · √w`.
 *
 * Fixed functions of the weight, never rescaled to what is shown: the same line means the same weight
 * in every head. Width is proportional to weight, as its area is read; the root keeps weak edges
 * visible, as on the `sqrt` colour scale. Weights outside [0, 1] count as its ends; NaN as 0.
 */
export function edgeStyle(weight: number): EdgeStyle {
  const share = weight > 0 ? Math.min(1, weight) : 0;
  return { strokeWidth: 0.75 + 4.25 * share, opacity: 0.15 + 0.85 * Math.sqrt(share) };
}
