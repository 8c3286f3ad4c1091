import { HeadlightError } from '../../../core/errors.ts';
import type { LayerRange } from '../../../core/memory.ts';
import type { RunPicture } from '../../../core/run.ts';
import type { EncoderTask } from '../../../core/task.ts';
import type { RunRequest } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { encoderOutput } from './encoder-output.ts';
import { layerNotices, requireMemory } from './memory-guard.ts';
import { type MarkedText, readMarked } from './read-marked.ts';
import { readPair } from './read-pair.ts';
import { readPicture } from './read-picture.ts';
import { runPixels } from './run-pixels.ts';
import type { Clock, TaskRun } from './task-run.ts';
import { attentionsOf, dataOf, idTensor, tapsOf } from './tensors.ts';

/** Start mark, text (or two), end mark → one pass over all of it. */
export async function runEncoder(
  task: EncoderTask | 'attention',
  model: OpenModel,
  request: RunRequest,
  signal: AbortSignal,
  clock: Clock,
): Promise<TaskRun> {
  if (model.manifest.pixels) return runPixels(task, model, model.manifest.pixels, request, signal, clock);
  const read = readFor(task, model, request);
  const { tokens, covered, notices } = read;
  requireMemory(model.manifest, request, { source: tokens.length, target: 0 });
  clock.tokenized();

  if (signal.aborted) throw new HeadlightError('run.aborted');
  const { attentions, logits } = await encode(
    model,
    task,
    tokens.map(({ id }) => id),
    request.layers,
  );
  clock.attended();

  return {
    texts: { source: read.text ?? request.text, target: '' },
    tokens: { source: tokens, target: [] },
    ...(read.picture && { picture: read.picture }),
    attentions,
    output: task === 'attention' ? { task } : encoderOutput(task, model, tokens, covered, logits),
    notices: [...notices, ...layerNotices(request.layers)],
    logits,
  };
}

function readFor(
  task: EncoderTask | 'attention',
  model: OpenModel,
  request: RunRequest,
): MarkedText & { readonly picture?: RunPicture; readonly text?: string } {
  const { picture } = model.manifest;
  if (picture) return readPicture(model.manifest, picture, request.text);
  return request.second ? readPair(model, task, request, request.second) : readMarked(model, task, request);
}

/** One pass over N ids: every attention tensor, and the task's logits, row-major; none for attention alone. */
export async function encode(
  model: Pick<OpenModel, 'ort' | 'whole' | 'manifest'>,
  task: EncoderTask | 'attention',
  ids: readonly number[],
  layers?: LayerRange,
) {
  const taps = tapsOf(model.manifest, layers);
  const name = `${task}.logits`;
  const answers = task === 'attention' ? [] : [name];
  const outputs = await model.whole.run({ ids: idTensor(model, ids) }, [
    ...answers,
    ...taps.map(({ output }) => output),
  ]);
  const logits = task === 'attention' ? new Float32Array() : dataOf(outputs[name]);
  return { attentions: attentionsOf(outputs, taps), logits };
}
