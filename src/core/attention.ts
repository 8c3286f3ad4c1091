import type { HeadRef, Site } from './head.ts';

/**
 * Attention weights of one layer of one site.
 *
 * `data` is row-major `[heads, queries, keys]`; row = query (asks), column = key (answers);
 * each row sums to 1; in causal sites the weights above the diagonal are exactly 0.
 */
export interface AttentionTensor {
  readonly site: Site;
  readonly layer: number;
  readonly heads: number;
  readonly queries: number;
  readonly keys: number;
  readonly data: Float32Array;
}

/** One head's weights, row-major `[queries, keys]`: a view into the tensor, not a copy. */
export interface AttentionMatrix {
  readonly queries: number;
  readonly keys: number;
  readonly data: Float32Array;
}

/** The matrix of one head. Throws RangeError when the tensor has no such head. */
export function getMatrix(tensor: AttentionTensor, head: number): AttentionMatrix {
  if (!Number.isInteger(head) || head < 0 || head >= tensor.heads) {
    throw new RangeError(`head ${head} of ${tensor.heads}`);
  }
  const size = tensor.queries * tensor.keys;
  const data = tensor.data.subarray(head * size, (head + 1) * size);
  return { queries: tensor.queries, keys: tensor.keys, data };
}

export function findTensor(
  tensors: readonly AttentionTensor[],
  { site, layer }: Pick<HeadRef, 'site' | 'layer'>,
): AttentionTensor | undefined {
  return tensors.find((tensor) => tensor.site === site && tensor.layer === layer);
}
