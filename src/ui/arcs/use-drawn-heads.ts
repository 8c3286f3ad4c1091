import { useMemo } from 'react';
import { findTensor, getMatrix } from '../../core/attention.ts';
import { headKey, headName, type Site } from '../../core/head.ts';
import type { AttentionRun } from '../../core/run.ts';
import { type Edge, topEdges } from '../../math/top-edges.ts';
import { headColor } from '../../render/color/head-colors.ts';
import { useApp } from '../stores.tsx';

/** A chosen head of the site in the picture, its edges over the threshold, strongest last. */
export interface DrawnHead {
  readonly key: string;
  readonly name: string;
  readonly color: string;
  readonly edges: readonly Edge[];
}

export function useDrawnHeads(run: AttentionRun | undefined, site: Site): readonly DrawnHead[] {
  const heads = useApp((state) => state.heads);
  const threshold = useApp((state) => state.threshold);
  const theme = useApp((state) => state.theme);
  return useMemo(
    () =>
      heads.flatMap((head, slot) => {
        const tensor = run && findTensor(run.attentions, head);
        if (!tensor || head.site !== site || head.head >= tensor.heads) return [];
        const edges = topEdges(getMatrix(tensor, head.head), { threshold });
        return [{ key: headKey(head), name: headName(head), color: headColor(slot, theme), edges }];
      }),
    [run, site, heads, threshold, theme],
  );
}
