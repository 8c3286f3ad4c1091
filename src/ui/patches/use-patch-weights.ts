import { useMemo } from 'react';
import { type AttentionMatrix, findTensor, getMatrix } from '../../core/attention.ts';
import type { HeadRef } from '../../core/head.ts';
import type { AttentionRun, RunPicture } from '../../core/run.ts';
import { combineHeads, finish } from '../../math/aggregates/combine-heads.ts';
import { rollOut } from '../../math/aggregates/rollout.ts';

/** Whose weights are drawn over the picture. */
export const PATCH_SOURCES = ['head', 'mean', 'rollout'] as const;
export type PatchSource = (typeof PATCH_SOURCES)[number];

/** The matrix [tokens, tokens] of a head, of a layer's mean, or of the rollout up to the layer. */
export function usePatchMatrix(
  run: AttentionRun,
  head: HeadRef,
  source: PatchSource,
): AttentionMatrix | undefined {
  return useMemo(() => {
    const tensor = findTensor(run.attentions, head);
    if (!tensor || head.head >= tensor.heads) return undefined;
    if (source === 'head') return getMatrix(tensor, head.head);
    if (source === 'mean') return finish(combineHeads([tensor], 'mean'));
    const layers = run.attentions.filter(({ site, layer }) => site === head.site && layer <= head.layer);
    return finish(rollOut(layers));
  }, [run, head, source]);
}

/** One query's weights on the patches, [rows × columns]: a view into the matrix. */
export function patchWeights(
  matrix: AttentionMatrix,
  query: number,
  { columns, rows, firstToken }: RunPicture,
): Float32Array {
  const first = query * matrix.keys + firstToken;
  return matrix.data.subarray(first, first + columns * rows);
}
