import { useMemo } from 'react';
import type { AttentionMatrix } from '../../core/attention.ts';
import type { HeadRef } from '../../core/head.ts';
import { largestDifference } from '../../math/compare/difference.ts';
import { symmetricRange } from '../../math/compare/symmetric-range.ts';
import type { ComparedRuns } from '../../state/compare/compare-slice.ts';
import { type ComparedHeads, differenceOf, headOfB, pairHeads } from '../../state/compare/compared-heads.ts';
import { shownHead } from '../../state/shown-head.ts';
import { useApp } from '../stores.tsx';

/** The two heads in the picture, what they share, and B − A of it. */
export interface ComparedPair {
  readonly runs: ComparedRuns;
  readonly heads: { readonly a: HeadRef; readonly b: HeadRef };
  readonly pair: ComparedHeads;
  readonly difference: AttentionMatrix;
  /** The largest |B − A|, 0 to 1. */
  readonly largest: number;
  /** The end of the colour scale of B − A. */
  readonly range: number;
}

/** Undefined when a side has no such head. */
export function useComparedPair(runs: ComparedRuns): ComparedPair | undefined {
  const compare = useApp((state) => state.compare);
  const focus = useApp((state) => state.focus);
  const chosen = useApp((state) => state.heads);
  const units = useApp((state) => state.units);
  const leftOut = useApp((state) => state.leftOut);
  const b = useMemo(() => headOfB(runs, { compare, focus, heads: chosen }), [runs, compare, focus, chosen]);
  // Each on its own: another head on one side leaves the other as it is, and its map unpainted.
  const shownA = useMemo(() => shownHead(runs.a, focus, { units, leftOut }), [runs.a, focus, units, leftOut]);
  const shownB = useMemo(() => shownHead(runs.b, b, { units, leftOut }), [runs.b, b, units, leftOut]);
  const measured = useMemo(() => {
    if (!shownA || !shownB) return undefined;
    const pair = pairHeads(shownA, shownB);
    const difference = differenceOf(pair);
    return { runs, heads: { a: focus, b }, pair, difference, largest: largestDifference(difference) };
  }, [runs, focus, b, shownA, shownB]);
  return useMemo(
    () => measured && { ...measured, range: compare.range === 'one' ? 1 : symmetricRange(measured.largest) },
    [measured, compare.range],
  );
}
