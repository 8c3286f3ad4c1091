import { type AttentionMatrix, type AttentionTensor, getMatrix } from '../../core/attention.ts';

/** How several heads become one matrix: the mean, or the largest weight, of each cell. */
export type HeadCombination = 'mean' | 'max';

/**
 * One matrix of all heads of some layers of a site, cell by cell. The mean's rows sum to 1; the maximum's do not (at least
 * 1, at most the number of heads). NaN in a head is NaN in the result. Made head by head: every `yield` ends one.
 *
 * Throws RangeError without a layer, or where the layers' matrices differ in size.
 */
export function* combineHeads(
  tensors: readonly AttentionTensor[],
  how: HeadCombination,
): Generator<void, AttentionMatrix> {
  const { queries, keys } = requireSameSize(tensors);
  const data = new Float32Array(queries * keys);
  let heads = 0;
  for (const tensor of tensors) {
    for (let head = 0; head < tensor.heads; head += 1) {
      addHead(data, getMatrix(tensor, head).data, how, heads === 0);
      heads += 1;
      yield;
    }
  }
  if (how === 'mean') for (let at = 0; at < data.length; at += 1) data[at] = (data[at] as number) / heads;
  return { queries, keys, data };
}

function addHead(sum: Float32Array, weights: Float32Array, how: HeadCombination, first: boolean): void {
  if (first) {
    sum.set(weights);
    return;
  }
  for (let at = 0; at < sum.length; at += 1) {
    const [before, weight] = [sum[at] as number, weights[at] as number];
    sum[at] = how === 'mean' ? before + weight : Math.max(before, weight);
  }
}

function requireSameSize([first, ...others]: readonly AttentionTensor[]): AttentionTensor {
  if (!first) throw new RangeError('no layer: expected at least one');
  for (const { layer, queries, keys } of others) {
    if (queries === first.queries && keys === first.keys) continue;
    throw new RangeError(
      `layer ${layer} is ${queries} × ${keys}: expected ${first.queries} × ${first.keys}, as layer ${first.layer}`,
    );
  }
  return first;
}

/** Runs a calculation in steps to its end and gives its result. */
export function finish<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
