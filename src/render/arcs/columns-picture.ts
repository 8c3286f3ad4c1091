import type { IndexRange } from '../../math/strongest-edges.ts';
import type { Box } from '../box.ts';
import { type ArcPicture, type EdgeEnd, type EdgePlace, getBox } from './arc-picture.ts';
import { crossingPath } from './crossing-path.ts';

/** Of a line of the columns, in CSS pixels. */
export const COLUMN_ROW = 22;
/** From a text to where its edges begin. */
const TEXT_GAP = 8;
const MARGIN = 8;
/** For the edges, between the columns. */
const BETWEEN = { least: 90, most: 420 };

export interface ColumnsOptions {
  /** Widths of the token texts in CSS pixels, in reading order. */
  readonly keyWidths: readonly number[];
  readonly queryWidths: readonly number[];
  /** For everything, margins included, in CSS pixels. */
  readonly room: number;
}

/** Two columns of tokens, a line each: queries at the left, keys at the right, in the middle of the room. */
export function columnsPicture({ keyWidths, queryWidths, room }: ColumnsOptions): ArcPicture {
  const left = Math.max(0, ...queryWidths);
  const widest = Math.max(0, ...keyWidths);
  const texts = left + widest + 2 * (MARGIN + TEXT_GAP);
  const between = Math.min(BETWEEN.most, Math.max(BETWEEN.least, room - texts));
  const width = Math.max(room, texts + between);
  const start = (width - texts - between) / 2 + MARGIN;
  const from = start + left + TEXT_GAP;
  const to = from + between;
  const boxesOf = (widths: readonly number[], at: (width: number) => number) =>
    widths.map((width, row): Box => ({ x: at(width), y: row * COLUMN_ROW, width, height: COLUMN_ROW }));
  const queries = boxesOf(queryWidths, (own) => start + left - own);
  const keys = boxesOf(keyWidths, () => to + TEXT_GAP);

  function end(edge: EdgePlace, which: keyof EdgePlace): EdgeEnd {
    const { y } = getBox(which === 'query' ? queries : keys, which, edge[which]);
    const middle = y + COLUMN_ROW / 2;
    return which === 'query' ? { x: from, y: middle, side: 'right' } : { x: to, y: middle, side: 'left' };
  }

  return {
    width,
    height: Math.max(queries.length, keys.length) * COLUMN_ROW,
    queries,
    keys,
    anchors: { queries: 'end', keys: 'start' },
    end,
    path: (edge, shift = 0) =>
      crossingPath(
        { from: end(edge, 'query').y, to: end(edge, 'key').y, start: from, end: to },
        false,
        // Lines are narrower than words are wide: heads stand closer together.
        shift / 2,
      ),
    sight: (top, bottom) => ({
      queries: rowsInSight(queries.length, top, bottom),
      keys: rowsInSight(keys.length, top, bottom),
    }),
  };
}

function rowsInSight(count: number, top: number, bottom: number): IndexRange {
  const from = Math.max(0, Math.floor(top / COLUMN_ROW));
  const to = Math.min(count, Math.ceil(bottom / COLUMN_ROW));
  return from < to ? { from, to } : { from: 0, to: 0 };
}
