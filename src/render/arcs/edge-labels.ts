import type { ArcPicture, EdgeEnd, EdgePlace, TextAnchor } from './arc-picture.ts';

/** More weights than this are not written: they would stand in each other's way. */
export const MOST_LABELS = 8;
/** From one label to the next at the same end of the same token, in CSS pixels. */
const STACK = { down: 14, across: 48 };

/** A weight beside the token that an edge leads to; x and y are those of an SVG text on its baseline. */
export interface EdgeLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: TextAnchor;
  readonly text: string;
  readonly color: string;
}

export interface LabelledEdge {
  readonly edge: EdgePlace & { readonly weight: number };
  readonly labelAt: keyof EdgePlace;
  readonly color: string;
}

/** Where the weights of some edges are written: outside their tokens, those of one token in a stack. None if too many. */
export function edgeLabels(picture: ArcPicture, edges: readonly LabelledEdge[]): EdgeLabel[] {
  if (edges.length > MOST_LABELS) return [];
  const standing = new Map<string, number>();
  return edges.map(({ edge, labelAt, color }) => {
    const end = picture.end(edge, labelAt);
    const place = `${end.side} ${end.x} ${end.y}`;
    const before = standing.get(place) ?? 0;
    standing.set(place, before + 1);
    return { ...labelPlace(end, before), text: edge.weight.toFixed(2), color };
  });
}

function labelPlace({ x, y, side }: EdgeEnd, before: number): Pick<EdgeLabel, 'x' | 'y' | 'anchor'> {
  switch (side) {
    case 'top':
      return { x, y: y - 4 - before * STACK.down, anchor: 'middle' };
    case 'bottom':
      return { x, y: y + 13 + before * STACK.down, anchor: 'middle' };
    case 'right':
      return { x: x + 4 + before * STACK.across, y: y + 4, anchor: 'start' };
    case 'left':
      return { x: x - 4 - before * STACK.across, y: y + 4, anchor: 'end' };
  }
}
