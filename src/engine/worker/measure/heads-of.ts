import { type AttentionTensor, getMatrix } from '../../../core/attention.ts';
import { headKey } from '../../../core/head.ts';

/** The heads of a tensor with their keys. */
export function headsOf(tensor: AttentionTensor) {
  const { site, layer } = tensor;
  return Array.from({ length: tensor.heads }, (_, head) => ({
    key: headKey({ site, layer, head }),
    matrix: getMatrix(tensor, head),
  }));
}
