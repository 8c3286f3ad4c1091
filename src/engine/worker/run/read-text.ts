import type { Notice } from '../../../core/run.ts';
import type { SequenceName } from '../../../core/token.ts';
import type { EncodedText } from '../../../text/encoded-text.ts';
import { encodeWithin } from '../../../text/limit.ts';
import { textNotices } from '../../../text/notices.ts';
import type { OpenModel } from '../open/open-model.ts';

/** Tokens of a text, cut so that `marks` marks still fit, with what the reader must be told. */
export function readText(
  { tokenizer, manifest }: Pick<OpenModel, 'tokenizer' | 'manifest'>,
  text: string,
  sequence: SequenceName,
  marks: number,
  maxTokens = Number.POSITIVE_INFINITY,
): EncodedText & { readonly notices: Notice[] } {
  const limitTokens = Math.min(manifest.limits[sequence] ?? 0, maxTokens);
  const read = encodeWithin(tokenizer, text, limitTokens - marks);
  return { ...read, notices: textNotices(read, sequence, limitTokens) };
}
