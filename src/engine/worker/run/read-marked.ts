import { HeadlightError } from '../../../core/errors.ts';
import { framesOf, marksOf } from '../../../core/frames.ts';
import type { Notice } from '../../../core/run.ts';
import type { EncoderTask } from '../../../core/task.ts';
import type { Token } from '../../../core/token.ts';
import { encodeParts } from '../../../text/encode-parts.ts';
import type { EncodedText } from '../../../text/encoded-text.ts';
import { splitEntities, splitMasks, type TextMark, type TextPart } from '../../../text/marked-text.ts';
import { textNotices } from '../../../text/notices.ts';
import type { RunRequest } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { readText } from './read-text.ts';

export interface MarkedText {
  /** Start mark, text, end mark; a covered token is the mask, in the place of the word that it covers. */
  readonly tokens: readonly Token[];
  /** The tokens that the reader covered, by their place. */
  readonly covered: ReadonlyMap<number, Token>;
  readonly notices: readonly Notice[];
}

/** What an encoder reads of a text, with the marks that the task puts into it. */
export function readMarked(
  model: Pick<OpenModel, 'tokenizer' | 'manifest'>,
  task: EncoderTask | 'attention',
  request: RunRequest,
): MarkedText {
  const { tokenizer, manifest } = model;
  const { before, after } = framesOf(manifest).source;
  const { notices, ...read } = readPlain(model, task, request, marksOf(framesOf(manifest).source));
  if (read.ids.length === 0) throw new HeadlightError('text.empty');
  const whole = [
    ...before.map((id) => tokenizer.specialToken(id)),
    ...read.tokens,
    ...after.map((id) => tokenizer.specialToken(id, read.usedChars)),
  ];
  return { ...cover(model, task, whole, request), notices };
}

/** Tokens with the wanted ones under a mask, where the task has any. */
export function cover(
  model: Pick<OpenModel, 'tokenizer' | 'manifest'>,
  task: EncoderTask | 'attention',
  whole: readonly Token[],
  request: Pick<RunRequest, 'masked'>,
): Pick<MarkedText, 'tokens' | 'covered'> {
  const covered = new Map<number, Token>();
  if (task !== 'masked-word') return { tokens: whole, covered };
  const mask = model.tokenizer.specialToken(markIdOf(model, 'mask'));
  const wanted = new Set(request.masked);
  const tokens = whole.map((token, index) => {
    if (!wanted.has(index) || token.special) return token;
    covered.set(index, token);
    return { ...mask, span: token.span, word: token.word };
  });
  return { tokens, covered };
}

/** A text without what stands around it, cut so that `marks` tokens still fit. */
export function readPlain(
  model: Pick<OpenModel, 'tokenizer' | 'manifest'>,
  task: EncoderTask | 'attention',
  { text, maxTokens }: Pick<RunRequest, 'text' | 'maxTokens'>,
  marks: number,
): EncodedText & { readonly notices: readonly Notice[] } {
  if (task === 'masked-word') return readParts(model, text, splitMasks(text), marks, maxTokens);
  if (task !== 'relation') return readText(model, text, 'source', marks, maxTokens);
  const parts = splitEntities(text);
  const read = parts
    ? readParts(model, text, parts, marks, maxTokens)
    : readText(model, text, 'source', marks, maxTokens);
  if (read.ids.length > 0 && !(parts && holdsBoth(read.ids, model.manifest))) {
    throw new HeadlightError('text.entities');
  }
  return read;
}

/** Both entities were read to their ends, and something of each. */
function holdsBoth(ids: readonly number[], { specialTokens: marks }: OpenModel['manifest']): boolean {
  const holds = (opens = -1, closes = -1) => ids.indexOf(closes) > ids.indexOf(opens) + 1;
  return holds(marks.firstEntity, marks.firstEntityEnd) && holds(marks.secondEntity, marks.secondEntityEnd);
}

function readParts(
  model: Pick<OpenModel, 'tokenizer' | 'manifest'>,
  text: string,
  parts: readonly TextPart[],
  marks: number,
  maxTokens = Number.POSITIVE_INFINITY,
) {
  const limitTokens = Math.min(model.manifest.limits.source ?? 0, maxTokens);
  const markId = (mark: TextMark) => markIdOf(model, mark);
  const read = encodeParts(model.tokenizer, text, parts, markId, limitTokens - marks);
  return { ...read, notices: textNotices(read, 'source', limitTokens) };
}

/** Throws `model.invalid` when the manifest names no such token. */
function markIdOf({ manifest }: Pick<OpenModel, 'manifest'>, mark: TextMark): number {
  const id = manifest.specialTokens[mark];
  if (id !== undefined) return id;
  const path = `specialTokens.${mark}`;
  throw new HeadlightError('model.invalid', {
    file: 'manifest.json',
    path,
    expected: 'a token id',
    found: 'none',
  });
}
