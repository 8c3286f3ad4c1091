import { HeadlightError } from '../../../core/errors.ts';
import type { RunPicture } from '../../../core/run.ts';
import type { EncoderTask } from '../../../core/task.ts';
import type { RunRequest } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { encoderOutput } from './encoder-output.ts';
import { readMarked } from './read-marked.ts';
import { readPicture } from './read-picture.ts';
import type { Clock, TaskRun } from './task-run.ts';
import { attentionsOf, dataOf, idTensor, tapsOf } from './tensors.ts';

/** Start mark, text, end mark → one pass over all of it. */
export async function runEncoder(
  task: EncoderTask,
  model: OpenModel,
  request: RunRequest,
  signal: AbortSignal,
  clock: Clock,
): Promise<TaskRun> {
  const { picture } = model.manifest;
  const read: ReturnType<typeof readMarked> & { picture?: RunPicture } = picture
    ? readPicture(model.manifest, picture, request.text)
    : readMarked(model, task, request);
  const { tokens, covered, notices } = read;
  clock.tokenized();

  if (signal.aborted) throw new HeadlightError('run.aborted');
  const { attentions, logits } = await encode(
    model,
    task,
    tokens.map(({ id }) => id),
  );
  clock.attended();

  return {
    texts: { source: request.text, target: '' },
    tokens: { source: tokens, target: [] },
    ...(read.picture && { picture: read.picture }),
    attentions,
    output: encoderOutput(task, model, tokens, covered, logits),
    notices,
    logits,
  };
}

/** One pass over N ids: every attention tensor, and the task's logits, row-major. */
export async function encode(
  model: Pick<OpenModel, 'ort' | 'whole' | 'manifest'>,
  task: EncoderTask,
  ids: readonly number[],
) {
  const taps = tapsOf(model.manifest);
  const name = `${task}.logits`;
  const outputs = await model.whole.run({ ids: idTensor(model, ids) }, [
    name,
    ...taps.map(({ output }) => output),
  ]);
  return { attentions: attentionsOf(outputs, taps), logits: dataOf(outputs[name]) };
}
