import { HeadlightError } from '../../../core/errors.ts';
import { framesOf } from '../../../core/frames.ts';
import type { EncoderTask } from '../../../core/task.ts';
import type { RunRequest } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { cover, type MarkedText, readMarked, readPlain } from './read-marked.ts';

/** Between the two texts in what the run calls its source. */
const BETWEEN = '\n';

/**
 * Two texts for one encoder: `before` first `between` second `after`. The run's source is both, a line each, and the
 * second's spans and words count on from the first's. Where both are too long, the first leaves a quarter of the tokens to
 * the second. A model without a form for pairs reads the first text alone.
 */
export function readPair(
  model: Pick<OpenModel, 'tokenizer' | 'manifest'>,
  task: EncoderTask | 'attention',
  request: RunRequest,
  secondText: string,
): MarkedText & { readonly text: string } {
  const { tokenizer, manifest } = model;
  const { pair } = framesOf(manifest);
  if (!pair) return { ...readMarked(model, task, request), text: request.text };
  const { text, maxTokens = Number.POSITIVE_INFINITY } = request;
  const limit = Math.min(manifest.limits.source ?? 0, maxTokens);
  const marks = pair.before.length + pair.between.length + pair.after.length;
  const first = readPlain(model, task, request, marks + Math.floor((limit - marks) / 4));
  if (first.ids.length === 0) throw new HeadlightError('text.empty');
  const second = readPlain(model, task, { ...request, text: secondText }, marks + first.ids.length);
  const moved = text.length + BETWEEN.length;
  const words = first.tokens.reduce((most, { word }) => Math.max(most, word + 1), 0);
  const mark = (at: number) => (id: number) => tokenizer.specialToken(id, at);
  const tokens = [
    ...pair.before.map(mark(0)),
    ...first.tokens,
    ...pair.between.map(mark(text.length)),
    ...second.tokens.map((token) => ({
      ...token,
      span: { start: token.span.start + moved, end: token.span.end + moved },
      word: token.word < 0 ? token.word : token.word + words,
    })),
    ...pair.after.map(mark(moved + second.usedChars)),
  ];
  const cut = new Set(first.notices.map(({ code }) => code));
  return {
    ...cover(model, task, tokens, request),
    text: `${text}${BETWEEN}${secondText}`,
    notices: [...first.notices, ...second.notices.filter(({ code }) => !cut.has(code))],
  };
}
