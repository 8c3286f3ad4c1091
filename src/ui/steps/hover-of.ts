import type { Site } from '../../core/head.ts';
import { axesOf } from '../../core/run.ts';
import type { Hover } from '../../state/hover-store.ts';
import type { NumbersPicture } from './pictures/picture.ts';

/** What pointing at a number of a picture lights everywhere: a cell, a token, or nothing. */
export function hoverOf(
  { rowSide, columnSide }: Pick<NumbersPicture, 'rowSide' | 'columnSide'>,
  site: Site,
  { row, column }: { readonly row: number; readonly column: number },
): Hover | undefined {
  if (rowSide === 'query' && columnSide === 'key') return { kind: 'cell', site, query: row, key: column };
  const side = rowSide ?? columnSide;
  if (!side) return undefined;
  const { sequence, offset } = side === 'query' ? axesOf(site).queries : axesOf(site).keys;
  return { kind: 'token', sequence, index: (rowSide ? row : column) + offset };
}
