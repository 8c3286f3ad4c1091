import { allHeads, type HeadRef } from '../../core/head.ts';
import { runSites } from '../../core/run.ts';
import { type HeadDistance, headDistance } from '../../math/compare/head-distance.ts';
import type { ShownAs } from '../shown-head.ts';
import type { ComparedRuns, CompareKind, RankedHead } from './compare-slice.ts';
import { type ComparedHeads, compareHeads, hasHead } from './compared-heads.ts';

/** Two runs of one model: each head against itself. Two heads or models: every head of B against A's focused one. */
export function ranksAgainstItself(kind: CompareKind): boolean {
  return kind !== 'heads' && kind !== 'models';
}

/**
 * Measures head after head, and yields so often that the page can breathe between two steps. Heads of one model
 * come out by how much they changed, most first; else by how alike they are to `focus`, most alike first.
 */
export function* rankHeads(
  { kind, a, b }: Pick<ComparedRuns, 'kind' | 'a' | 'b'>,
  focus: HeadRef,
  as: ShownAs,
): Generator<undefined, RankedHead[]> {
  const itself = ranksAgainstItself(kind);
  const ranked: RankedHead[] = [];
  for (const head of allHeads(runSites(b))) {
    if (!hasHead(a, itself ? head : focus)) continue;
    yield;
    const pair = compareHeads({ a, b }, { a: itself ? head : focus, b: head }, as);
    if (pair) ranked.push({ head, ...(yield* distanceInSteps(pair)) });
  }
  const sign = itself ? -1 : 1;
  // Heads without a comparable row stand last.
  const order = (value: number) => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : sign * value);
  return ranked.sort((p, q) => order(p.divergence) - order(q.divergence) || 0);
}

/** Rows of one step: about two milliseconds at five hundred keys. */
const STEP_ROWS = 64;

function* distanceInSteps({ a, b, axes }: ComparedHeads): Generator<undefined, HeadDistance> {
  let [moved, divergence, rows] = [0, 0, 0];
  for (let first = 0; first < axes.rows.length; first += STEP_ROWS) {
    if (first > 0) yield;
    const part = { ...axes, rows: axes.rows.slice(first, first + STEP_ROWS) };
    const distance = headDistance(a.matrix, b.matrix, part);
    if (distance.rows === 0) continue;
    moved += distance.moved * distance.rows;
    divergence += distance.divergence * distance.rows;
    rows += distance.rows;
  }
  return { moved: moved / rows, divergence: divergence / rows, rows };
}
