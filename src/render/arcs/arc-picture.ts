import type { Sight } from '../../math/strongest-edges.ts';
import type { Box } from '../box.ts';

/** An edge by the places of its tokens in the picture: item of the queries, item of the keys. */
export interface EdgePlace {
  readonly query: number;
  readonly key: number;
}

/** Where an edge touches a token, and on which side of its text. */
export interface EdgeEnd {
  readonly x: number;
  readonly y: number;
  readonly side: 'top' | 'bottom' | 'left' | 'right';
}

/** The side of a box where its text stands, as SVG's `text-anchor` has it. */
export type TextAnchor = 'start' | 'middle' | 'end';

/**
 * Tokens in their places, and the lines between them, in CSS pixels from the drawing's top left corner.
 * Every style of arcs is one of these; it is pure, and what paints it does not know which it is.
 */
export interface ArcPicture {
  readonly width: number;
  readonly height: number;
  /** The texts' boxes. Over one line of text `keys` and `queries` are the same array. */
  readonly queries: readonly Box[];
  readonly keys: readonly Box[];
  readonly anchors: { readonly queries: TextAnchor; readonly keys: TextAnchor };
  /** Where an edge without shift begins (`query`) or ends (`key`). */
  end(edge: EdgePlace, which: keyof EdgePlace): EdgeEnd;
  /**
   * The edge as an SVG path from the query to the key. `shift` (CSS pixels, |shift| <= the spread that the
   * picture was laid out for) moves it aside, to tell coinciding edges of several heads apart.
   */
  path(edge: EdgePlace, shift?: number): string;
  /** Items whose text stands between two heights, the inverse of the layout. */
  sight(top: number, bottom: number): Sight;
}

/** The box at a place. Throws RangeError, naming the token's part, when there is none. */
export function getBox(boxes: readonly Box[], name: keyof EdgePlace, place: number): Box {
  const box = boxes[place];
  if (!box)
    throw new RangeError(`invalid ${name}: ${place} (expected an integer from 0 up to ${boxes.length - 1})`);
  return box;
}
