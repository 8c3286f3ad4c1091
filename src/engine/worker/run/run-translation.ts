import { HeadlightError } from '../../../core/errors.ts';
import { framesOf, marksOf } from '../../../core/frames.ts';
import type { LayerRange } from '../../../core/memory.ts';
import type { Token } from '../../../core/token.ts';
import type { OpenModel } from '../open/open-model.ts';
import { decodeByPasses } from './decode-by-passes.ts';
import { decodeGreedily } from './decode-greedily.ts';
import { layerNotices, requireMemory } from './memory-guard.ts';
import { predictionsOf } from './predictions.ts';
import { readText } from './read-text.ts';
import type { TaskRunner } from './task-run.ts';
import { attentionsOf, dataOf, idTensor, tapsOf } from './tensors.ts';

/** Text → tokens → a translation (decoded, or the reader's own) → one teacher-forced pass. */
export const runTranslation: TaskRunner = async (model, request, signal, clock) => {
  const { manifest, tokenizer, step } = model;
  const frames = framesOf(manifest);
  const { before, after } = frames.source;
  const starts = frames.target.before;
  const { end } = manifest.specialTokens;

  const source = readText(model, request.text, 'source', marksOf(frames.source), request.maxTokens);
  if (source.ids.length === 0) throw new HeadlightError('text.empty');
  const readTarget = (text: string) =>
    readText(model, text, 'target', marksOf(frames.target), request.maxTokens);
  const given = request.target === undefined ? undefined : readTarget(request.target);
  const prompt = given || !request.second ? undefined : readTarget(request.second);
  const notices = [...source.notices, ...((given ?? prompt)?.notices ?? [])];
  const sourceIds = [...before, ...source.ids, ...after];
  requireMemory(manifest, request, { source: sourceIds.length, target: (given?.ids.length ?? 0) + 1 });
  clock.tokenized();

  const decode = step
    ? decodeGreedily.bind(undefined, { ...model, step })
    : decodeByPasses.bind(undefined, model);
  const led = [...(prompt?.ids ?? []), ...(request.written ?? [])];
  const written = given ? [...given.ids, ...frames.target.after] : await decode(sourceIds, signal, led);
  const ended = end !== undefined && written.at(-1) === end;
  if (!ended && !given) notices.push({ code: 'translation.cut', limitTokens: manifest.limits.target ?? 0 });
  clock.decoded();

  if (signal.aborted) throw new HeadlightError('run.aborted');
  const readIds = [...starts, ...written.slice(0, -1)];
  requireMemory(manifest, request, { source: sourceIds.length, target: readIds.length });
  const { attentions, logits } = await attend(model, sourceIds, readIds, request.layers);
  clock.attended();

  const words = given ?? tokenizer.decode(ended ? written.slice(0, -1) : written);
  const mark = (id: number, at: number): Token => tokenizer.specialToken(id, at);
  return {
    texts: { source: request.text, target: words.text },
    tokens: {
      source: [
        ...before.map((id) => mark(id, 0)),
        ...source.tokens,
        ...after.map((id) => mark(id, source.usedChars)),
      ],
      target: [
        ...starts.map((id) => mark(id, 0)),
        ...words.tokens,
        ...(ended ? [mark(end, words.text.length)] : []),
      ],
    },
    attentions,
    output: {
      task: 'translation',
      targetBy: given ? 'reader' : 'model',
      predictions: predictionsOf(logits, [...starts.slice(1), ...written], tokenizer.label),
    },
    notices: [...notices, ...layerNotices(request.layers)],
    logits,
  };
};

/**
 * One teacher-forced pass.
 *
 * @param sourceIds S ids; @param targetIds T ids, start mark first
 * @returns every attention tensor, and the logits, row-major [T, vocabulary]
 */
export async function attend(
  model: Pick<OpenModel, 'ort' | 'whole' | 'manifest'>,
  sourceIds: readonly number[],
  targetIds: readonly number[],
  layers?: LayerRange,
) {
  const taps = tapsOf(model.manifest, layers);
  const outputs = await model.whole.run(
    { source_ids: idTensor(model, sourceIds), target_ids: idTensor(model, targetIds) },
    ['logits', ...taps.map(({ output }) => output)],
  );
  return { attentions: attentionsOf(outputs, taps), logits: dataOf(outputs.logits) };
}
