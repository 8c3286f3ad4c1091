import { createStore } from 'zustand/vanilla';
import type { Site } from '../core/head.ts';
import type { Axis } from '../core/run.ts';
import { axesOf } from '../core/run.ts';
import type { SequenceName } from '../core/token.ts';

/** What is under the pointer or the keyboard's cursor: a token of a sequence, or a cell of a site's matrix. */
export type Hover =
  | { readonly kind: 'none' }
  | { readonly kind: 'token'; readonly sequence: SequenceName; readonly index: number }
  | { readonly kind: 'cell'; readonly site: Site; readonly query: number; readonly key: number };

export const NO_HOVER: Hover = { kind: 'none' };

/** A store of its own: it changes at pointer speed and must not wake the page. */
export const createHoverStore = () => createStore<Hover>()(() => NO_HOVER);
export type HoverStore = ReturnType<typeof createHoverStore>;

/** Whether a token is lit: it is hovered, or it is the query or the key of the hovered cell. */
export function isTokenLit(hover: Hover, sequence: SequenceName, index: number): boolean {
  switch (hover.kind) {
    case 'none':
      return false;
    case 'token':
      return hover.sequence === sequence && hover.index === index;
    case 'cell': {
      const { queries, keys } = axesOf(hover.site);
      return isAt(queries, hover.query, sequence, index) || isAt(keys, hover.key, sequence, index);
    }
  }
}

/** The row and the column of a site's matrix that the hover lights, where it lights one. */
export function litCell(
  hover: Hover,
  site: Site,
): { readonly query: number | undefined; readonly key: number | undefined } {
  if (hover.kind === 'none') return { query: undefined, key: undefined };
  const axes = axesOf(site);
  if (hover.kind === 'token') {
    return { query: placeOn(axes.queries, hover), key: placeOn(axes.keys, hover) };
  }
  if (hover.site === site) return { query: hover.query, key: hover.key };
  return { query: undefined, key: undefined };
}

function isAt(axis: Axis, place: number, sequence: SequenceName, index: number): boolean {
  return axis.sequence === sequence && place + axis.offset === index;
}

function placeOn(axis: Axis, token: { sequence: SequenceName; index: number }): number | undefined {
  const place = token.index - axis.offset;
  return axis.sequence === token.sequence && place >= 0 ? place : undefined;
}
