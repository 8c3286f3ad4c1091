import type { AttentionMatrix } from '../../core/attention.ts';
import type { OffsetScore } from '../../core/measure.ts';
import { isBlankRow, meanOver } from './measure-context.ts';
import type { RowTargets } from './row-targets.ts';

/** The mean over rows of the weight on their targets, 0 to 1; NaN when no row has any. All-masked rows do not count. */
export function targetWeight(matrix: AttentionMatrix, targets: RowTargets): number {
  return meanOver(targets.length, (query) => {
    const keys = targets[query];
    if (keys === undefined || isBlankRow(matrix, query)) return undefined;
    let sum = 0;
    for (const key of keys) sum += matrix.data[query * matrix.keys + key] as number;
    return sum;
  });
}

/** What looking always `offset` tokens away would score, for each offset that scores at all, ascending. */
export function offsetTargetWeights(targets: RowTargets): OffsetScore[] {
  const hits = new Map<number, number>();
  let rows = 0;
  targets.forEach((keys, query) => {
    if (!keys) return;
    rows++;
    for (const key of keys) hits.set(key - query, (hits.get(key - query) ?? 0) + 1);
  });
  return [...hits]
    .map(([offset, count]) => ({ offset, score: count / rows }))
    .sort((a, b) => a.offset - b.offset);
}
