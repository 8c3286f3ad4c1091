import { useMemo } from 'react';
import { findTensor, getMatrix } from '../../core/attention.ts';
import type { HeadRef } from '../../core/head.ts';
import { type AttentionRun, axesOf, axisTokens } from '../../core/run.ts';

/** A head's weights with the tokens of its axes; undefined when the run has no such head. */
export function useHeadMatrix(run: AttentionRun | undefined, head: HeadRef) {
  return useMemo(() => {
    const tensor = run && findTensor(run.attentions, head);
    if (!tensor || head.head >= tensor.heads) return undefined;
    const axes = axesOf(head.site);
    return {
      matrix: getMatrix(tensor, head.head),
      queries: axisTokens(run, axes.queries, tensor.queries),
      keys: axisTokens(run, axes.keys, tensor.keys),
      axes,
    };
  }, [run, head]);
}

export type HeadMatrix = NonNullable<ReturnType<typeof useHeadMatrix>>;
