import { HeadlightError } from '../../../core/errors.ts';
import { framesOf } from '../../../core/frames.ts';
import type { OpenModel } from '../open/open-model.ts';
import { argmax, breathe } from './decode-greedily.ts';
import { dataOf, idTensor } from './tensors.ts';

/**
 * Greedy decoding by a pass of the whole model for every token: slower than by steps, and the same words. For models
 * without a decoding step.
 *
 * Parameters and result as for `decodeGreedily`.
 */
export async function decodeByPasses(
  model: Pick<OpenModel, 'ort' | 'whole' | 'manifest'>,
  sourceIds: readonly number[],
  signal: AbortSignal,
  prefix: readonly number[] = [],
): Promise<number[]> {
  const { end } = model.manifest.specialTokens;
  const starts = framesOf(model.manifest).target.before;
  const limit = model.manifest.limits.target ?? 0;
  const written = prefix.slice(0, limit);
  while ((written.length === 0 || written.at(-1) !== end) && written.length < limit) {
    await breathe();
    if (signal.aborted) throw new HeadlightError('run.aborted');
    const { logits } = await model.whole.run(
      { source_ids: idTensor(model, sourceIds), target_ids: idTensor(model, [...starts, ...written]) },
      ['logits'],
    );
    const rows = dataOf(logits);
    const places = starts.length + written.length;
    written.push(argmax(rows.subarray((rows.length / places) * (places - 1))));
  }
  return written;
}
