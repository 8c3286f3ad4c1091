import { HeadlightError } from '../../../core/errors.ts';
import { framesOf, marksOf } from '../../../core/frames.ts';
import type { EncodedText } from '../../../text/encoded-text.ts';
import { passIds } from '../tap/pass-ids.ts';
import { layerNotices, requireMemory } from './memory-guard.ts';
import { readText } from './read-text.ts';
import { runEncoder } from './run-encoder.ts';
import type { TaskRunner } from './task-run.ts';
import { attentionsOf, tapsOf } from './tensors.ts';

/**
 * One pass for its attention alone, in a model whose answer is no task of this page: nothing is decoded. The decoder of an
 * encoder–decoder reads the second text, or its start marks only.
 */
export const runAttention: TaskRunner = async (model, request, signal, clock) => {
  const { manifest, tokenizer } = model;
  if (manifest.architecture === 'encoder') return runEncoder('attention', model, request, signal, clock);
  const frames = framesOf(manifest);
  const alone = manifest.architecture === 'decoder';
  const [first, second] = alone ? ['', request.text] : [request.text, request.target ?? request.second ?? ''];
  const source = readText(model, first, 'source', marksOf(frames.source), request.maxTokens);
  const target = readText(model, second, 'target', frames.target.before.length, request.maxTokens);
  if ((alone ? target : source).ids.length === 0) throw new HeadlightError('text.empty');
  const mark = (read: EncodedText, at: number) => (id: number) =>
    tokenizer.specialToken(id, at === 0 ? 0 : read.usedChars);
  const tokens = {
    source: alone
      ? []
      : [
          ...frames.source.before.map(mark(source, 0)),
          ...source.tokens,
          ...frames.source.after.map(mark(source, 1)),
        ],
    target: [...frames.target.before.map(mark(target, 0)), ...target.tokens],
  };
  const ids = { source: tokens.source.map(({ id }) => id), target: tokens.target.map(({ id }) => id) };
  requireMemory(manifest, request, { source: ids.source.length, target: ids.target.length });
  clock.tokenized();
  if (signal.aborted) throw new HeadlightError('run.aborted');
  const taps = tapsOf(manifest, request.layers);
  const outputs = await model.whole.run(
    passIds(model, ids),
    taps.map(({ output }) => output),
  );
  clock.attended();
  return {
    texts: { source: alone ? '' : first, target: second },
    // A row of cross-attention carries the token that it would write; nothing is written here.
    tokens: { ...tokens, target: alone ? tokens.target : [...tokens.target, nothingWritten(second.length)] },
    attentions: attentionsOf(outputs, taps),
    output: { task: 'attention' },
    notices: [...source.notices, ...target.notices, ...layerNotices(request.layers)],
    logits: new Float32Array(),
  };
};

function nothingWritten(at: number) {
  return { id: -1, text: '…', special: true, unknown: false, span: { start: at, end: at }, word: -1 };
}
