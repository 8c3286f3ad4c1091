import { type AttentionMatrix, findTensor, getMatrix } from '../core/attention.ts';
import type { HeadRef } from '../core/head.ts';
import { type AttentionRun, type Axis, axesOf, axisTokens } from '../core/run.ts';
import type { Token } from '../core/token.ts';
import { poolPieces } from '../math/pool-pieces.ts';
import { findSinks } from '../math/sinks.ts';
import { withoutKeys } from '../math/without-keys.ts';
import type { ViewSlice } from './view-slice.ts';

/** What stands for one row or column: a token, or the tokens of a word. */
export interface ShownItem {
  readonly text: string;
  readonly special: boolean;
  /** Places on the model's own axis, half-open: rows or columns of the head's whole matrix. */
  readonly start: number;
  readonly end: number;
}

/** One side of a shown matrix. `axis` says which tokens its places are. */
export interface ShownAxis {
  readonly axis: Axis;
  readonly items: readonly ShownItem[];
}

/** A head as every view shows it: words or pieces, with or without special tokens or the sink. */
export interface ShownHead {
  readonly matrix: AttentionMatrix;
  readonly queries: ShownAxis;
  readonly keys: ShownAxis;
  /** What each row gave to what is left out, [queries]; undefined when nothing is. */
  readonly removed: Float32Array | undefined;
}

export type ShownAs = Pick<ViewSlice, 'units' | 'leftOut'>;

/** Undefined when the run has no such head. */
export function shownHead(run: AttentionRun, head: HeadRef, as: ShownAs): ShownHead | undefined {
  const tensor = findTensor(run.attentions, head);
  if (!tensor || head.head >= tensor.heads) return undefined;
  return shownMatrix(run, head.site, getMatrix(tensor, head.head), as);
}

/** Any matrix of a site (a head, an aggregate) as the reader wants it shown. */
export function shownMatrix(
  run: AttentionRun,
  site: HeadRef['site'],
  matrix: AttentionMatrix,
  { units, leftOut }: ShownAs,
): ShownHead {
  const axes = axesOf(site);
  const queryTokens = axisTokens(run, axes.queries, matrix.queries);
  const keyTokens = axisTokens(run, axes.keys, matrix.keys);
  const unwanted = new Set(keysLeftOut(matrix, keyTokens, site, leftOut));
  const rows = itemsOf(queryTokens, units).filter(({ special }) => leftOut !== 'special' || !special);
  const allKeys = itemsOf(keyTokens, units).map((item) => ({ item, places: placesOf(item) }));
  // A word of which one piece is left out goes as a whole.
  const goes = ({ places }: { places: number[] }) => places.some((place) => unwanted.has(place));
  const out = new Set(allKeys.filter(goes).flatMap(({ places }) => places));
  const columns = allKeys.filter((key) => !goes(key)).map(({ item }) => item);
  const queries = { axis: axes.queries, items: rows };
  const keys = { axis: axes.keys, items: columns };
  const plain = rows.length === matrix.queries && columns.length === matrix.keys;
  if (plain) return { matrix, queries, keys, removed: undefined };
  const rest = withoutKeys(matrix, out);
  const pooled = poolPieces(rest.matrix, rows, columns);
  const removed =
    out.size === 0
      ? undefined
      : poolPieces({ queries: matrix.queries, keys: 1, data: rest.removed }, rows, [{ start: 0, end: 1 }])
          .data;
  return { matrix: pooled, queries, keys, removed };
}

function keysLeftOut(
  matrix: AttentionMatrix,
  tokens: readonly Token[],
  site: HeadRef['site'],
  leftOut: ViewSlice['leftOut'],
): number[] {
  if (leftOut === 'sink') return findSinks(matrix, site === 'decoder');
  if (leftOut === 'special') return tokens.flatMap(({ special }, key) => (special ? [key] : []));
  return [];
}

/** Tokens, or the runs of tokens that are a word; special tokens stay alone. */
function itemsOf(tokens: readonly Token[], units: ViewSlice['units']): ShownItem[] {
  const items: ShownItem[] = [];
  tokens.forEach((token, place) => {
    const last = items.at(-1);
    const before = tokens[place - 1];
    if (units === 'words' && last && before && token.word >= 0 && token.word === before.word) {
      items[items.length - 1] = { ...last, text: last.text + token.text.trimStart(), end: place + 1 };
    } else {
      items.push({ text: token.text, special: token.special, start: place, end: place + 1 });
    }
  });
  return items;
}

function placesOf({ start, end }: ShownItem): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at);
}

/** The item that a place of the model's axis is part of; undefined when it is left out. */
export function findItem({ items }: Pick<ShownAxis, 'items'>, place: number): number | undefined {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const item = items[middle] as ShownItem;
    if (place < item.start) high = middle - 1;
    else if (place >= item.end) low = middle + 1;
    else return middle;
  }
  return undefined;
}
