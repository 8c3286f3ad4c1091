import type { Notice } from '../core/run.ts';
import type { SequenceName } from '../core/token.ts';
import type { EncodedText } from './encoded-text.ts';
import { findUnknownCharacters } from './unknown-characters.ts';

/**
 * What the reader must know of an encoded (and perhaps cut) text: that its end was left out, and which of its
 * characters are unknown. `limitTokens` is the limit as the reader is told it, marks included.
 */
export function textNotices(encoded: EncodedText, sequence: SequenceName, limitTokens: number): Notice[] {
  const { text, tokens, usedChars } = encoded;
  const notices: Notice[] = [];
  if (usedChars < text.length) {
    notices.push({ code: 'text.cut', sequence, usedChars, totalChars: text.length, limitTokens });
  }
  const characters = findUnknownCharacters(text, tokens);
  if (characters.length > 0) notices.push({ code: 'text.unknown', sequence, characters });
  return notices;
}
