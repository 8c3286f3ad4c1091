import { HeadlightError } from '../../../core/errors.ts';
import type { Token } from '../../../core/token.ts';
import type { OpenModel } from '../open/open-model.ts';
import { decodeByPasses } from './decode-by-passes.ts';
import { decodeGreedily } from './decode-greedily.ts';
import { predictionsOf } from './predictions.ts';
import { readText } from './read-text.ts';
import type { TaskRunner } from './task-run.ts';
import { attentionsOf, dataOf, idTensor, tapsOf } from './tensors.ts';

/** Text → tokens → a translation (decoded, or the reader's own) → one teacher-forced pass. */
export const runTranslation: TaskRunner = async (model, request, signal, clock) => {
  const { manifest, tokenizer, step } = model;
  const { start, end } = manifest.specialTokens;

  const source = readText(model, request.text, 'source', 1);
  if (source.ids.length === 0) throw new HeadlightError('text.empty');
  const given = request.target === undefined ? undefined : readText(model, request.target, 'target', 1);
  const notices = [...source.notices, ...(given?.notices ?? [])];
  const sourceIds = [...source.ids, end];
  clock.tokenized();

  const decode = step
    ? decodeGreedily.bind(undefined, { ...model, step })
    : decodeByPasses.bind(undefined, model);
  const written = given ? [...given.ids, end] : await decode(sourceIds, signal, request.written);
  const ended = written.at(-1) === end;
  if (!ended) notices.push({ code: 'translation.cut', limitTokens: manifest.limits.target ?? 0 });
  clock.decoded();

  if (signal.aborted) throw new HeadlightError('run.aborted');
  const { attentions, logits } = await attend(model, sourceIds, [start, ...written.slice(0, -1)]);
  clock.attended();

  const words = given ?? tokenizer.decode(ended ? written.slice(0, -1) : written);
  const mark = (id: number, at: number): Token => tokenizer.specialToken(id, at);
  return {
    texts: { source: request.text, target: words.text },
    tokens: {
      source: [...source.tokens, mark(end, source.usedChars)],
      target: [mark(start, 0), ...words.tokens, ...(ended ? [mark(end, words.text.length)] : [])],
    },
    attentions,
    output: {
      task: 'translation',
      targetBy: given ? 'reader' : 'model',
      predictions: predictionsOf(logits, written, tokenizer.label),
    },
    notices,
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
) {
  const taps = tapsOf(model.manifest);
  const outputs = await model.whole.run(
    { source_ids: idTensor(model, sourceIds), target_ids: idTensor(model, targetIds) },
    ['logits', ...taps.map(({ output }) => output)],
  );
  return { attentions: attentionsOf(outputs, taps), logits: dataOf(outputs.logits) };
}
