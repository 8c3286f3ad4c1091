import type { HeadInspection } from '../core/inspection.ts';
import { type AttentionRun, axesOf, axisTokens } from '../core/run.ts';
import type { Token } from '../core/token.ts';
import { findSinks } from '../math/sinks.ts';
import { type Cell, strongestCell } from '../math/steps/strongest-cell.ts';
import type { ViewSlice } from './view-slice.ts';

/** A letter or a digit: no punctuation. */
const CONTENT = /[\p{L}\p{N}]/u;

/** The head's tokens, and the cell whose number is followed. */
export interface StepsCell extends Cell {
  readonly queries: readonly Token[];
  readonly keys: readonly Token[];
}

/**
 * The cell that the reader holds on to, or one worth beginning with: the strongest weight of the last row with a
 * letter or a digit, special keys and sinks left out. Undefined in a head without a cell.
 */
export function stepsCell(
  run: AttentionRun,
  { head, queries, keys, weights }: HeadInspection,
  wanted: ViewSlice['cell'],
): StepsCell | undefined {
  const axes = axesOf(head.site);
  const tokens = {
    queries: axisTokens(run, axes.queries, queries),
    keys: axisTokens(run, axes.keys, keys),
  };
  if (wanted && wanted.query < queries && wanted.key < keys) return { ...tokens, ...wanted };
  const matrix = { queries, keys, data: weights };
  const sinks = findSinks(matrix, head.site === 'decoder');
  const cell = strongestCell(matrix, {
    queries: placesOf(tokens.queries, ({ special, text }) => special || !CONTENT.test(text)),
    keys: new Set([...placesOf(tokens.keys, ({ special }) => special), ...sinks]),
  });
  return cell && { ...tokens, ...cell };
}

function placesOf(tokens: readonly Token[], wanted: (token: Token) => boolean): Set<number> {
  return new Set(tokens.flatMap((token, place) => (wanted(token) ? [place] : [])));
}
