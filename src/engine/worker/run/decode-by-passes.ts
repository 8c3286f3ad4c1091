import { HeadlightError } from '../../../core/errors.ts';
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
  const { start, end } = model.manifest.specialTokens;
  const limit = model.manifest.limits.target ?? 0;
  const written = prefix.slice(0, limit);
  while (written.at(-1) !== end && written.length < limit) {
    await breathe();
    if (signal.aborted) throw new HeadlightError('run.aborted');
    const { logits } = await model.whole.run(
      { source_ids: idTensor(model, sourceIds), target_ids: idTensor(model, [start, ...written]) },
      ['logits'],
    );
    const rows = dataOf(logits);
    written.push(argmax(rows.subarray((rows.length / (written.length + 1)) * written.length)));
  }
  return written;
}
