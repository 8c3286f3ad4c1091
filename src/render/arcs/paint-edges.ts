import type { EdgePlace } from './arc-picture.ts';
import type { DrawnEdge } from './draw-edges.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** One head's edges, in the order in which they are painted. */
export interface PaintedHead {
  /** As `headKey` says it. */
  readonly key: string;
  readonly name: string;
  readonly color: string;
  readonly edges: readonly DrawnEdge[];
}

/** A painted edge and its head. */
export interface EdgeElement {
  readonly element: SVGPathElement;
  readonly edge: DrawnEdge;
  readonly head: PaintedHead;
}

/**
 * Paints edges into a group that nobody else fills: a group a head, a path an edge. What stands there is used
 * again, the strongest for the strongest: when the threshold moves, most elements stay as they are.
 *
 * `placeOf` says how a query and a key are called in `data-query` and `data-key`. Returns what was painted: heads in
 * their order, edges in theirs.
 */
export function paintEdges(
  root: SVGGElement,
  heads: readonly PaintedHead[],
  placeOf: (edge: EdgePlace) => EdgePlace,
): EdgeElement[] {
  const painted: EdgeElement[] = [];
  fill<SVGGElement>(root, heads.length, 'g').forEach((group, at) => {
    const head = heads[at] as PaintedHead;
    group.setAttribute('stroke', head.color);
    group.setAttribute('data-head', head.key);
    fill<SVGPathElement>(group, head.edges.length, 'path').forEach((element, which) => {
      const edge = head.edges[which] as DrawnEdge;
      const place = placeOf(edge);
      set(element, 'd', edge.path);
      set(element, 'stroke-width', edge.strokeWidth.toFixed(3));
      set(element, 'opacity', edge.opacity.toFixed(3));
      set(element, 'data-query', String(place.query));
      set(element, 'data-key', String(place.key));
      if (element.firstChild) element.replaceChildren();
      painted.push({ element, edge, head });
    });
  });
  return painted;
}

/** Writing costs several times what reading does. */
function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** The last `count` children, made where they are missing; those before them are removed. */
function fill<Node extends SVGElement>(parent: SVGElement, count: number, name: string): Node[] {
  while (parent.children.length > count) parent.firstChild?.remove();
  const missing = Array.from({ length: count - parent.children.length }, () =>
    document.createElementNS(SVG, name),
  );
  parent.prepend(...missing);
  return Array.from(parent.children) as Node[];
}
