import { HeadlightError } from '../../../core/errors.ts';
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
  task: EncoderTask,
  request: RunRequest,
): MarkedText {
  const { tokenizer, manifest } = model;
  const { start, end } = manifest.specialTokens;
  const { notices, ...read } = readFor(model, task, request.text);
  if (read.ids.length === 0) throw new HeadlightError('text.empty');
  const whole = [tokenizer.specialToken(start), ...read.tokens, tokenizer.specialToken(end, read.usedChars)];
  const covered = new Map<number, Token>();
  if (task !== 'masked-word') return { tokens: whole, covered, notices };
  const mask = tokenizer.specialToken(markIdOf(model, 'mask'));
  const wanted = new Set(request.masked);
  const tokens = whole.map((token, index) => {
    if (!wanted.has(index) || token.special) return token;
    covered.set(index, token);
    return { ...mask, span: token.span, word: token.word };
  });
  return { tokens, covered, notices };
}

function readFor(
  model: Pick<OpenModel, 'tokenizer' | 'manifest'>,
  task: EncoderTask,
  text: string,
): EncodedText & { readonly notices: readonly Notice[] } {
  if (task === 'masked-word') return readParts(model, text, splitMasks(text));
  if (task !== 'relation') return readText(model, text, 'source', 2);
  const parts = splitEntities(text);
  const read = parts ? readParts(model, text, parts) : readText(model, text, 'source', 2);
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
) {
  const limitTokens = model.manifest.limits.source ?? 0;
  const markId = (mark: TextMark) => markIdOf(model, mark);
  const read = encodeParts(model.tokenizer, text, parts, markId, limitTokens - 2);
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
