import type { Edge } from '../../math/top-edges.ts';
import { type EdgeStyle, edgeStyle } from './edge-style.ts';

/** An edge as it is drawn: an SVG path and its style. No fill; the stroke is the head's colour. */
export interface DrawnEdge extends Edge, EdgeStyle {
  /** The `d` attribute, in CSS pixels of the layout; runs from the query to the key. */
  readonly path: string;
}

/**
 * Edges ready to print, in the order given: `topEdges` puts the strongest last, on top.
 * `pathOf` is `bipartitePath` or `arcPath` with its layout and shift.
 */
export function drawEdges(edges: readonly Edge[], pathOf: (edge: Edge) => string): DrawnEdge[] {
  return edges.map((edge) => ({ ...edge, ...edgeStyle(edge.weight), path: pathOf(edge) }));
}
