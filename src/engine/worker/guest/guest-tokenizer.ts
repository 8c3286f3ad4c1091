import { type ErrorDetails, HeadlightError } from '../../../core/errors.ts';
import type { GuestNote } from '../../../core/guest.ts';
import { numberTokenizer } from '../../../text/guest/number-tokenizer.ts';
import { type GuestTokenizer, openGuestTokenizer } from '../../../text/guest/open-guest-tokenizer.ts';
import { findNamed, type GuestSettings } from './guest-config.ts';
import { vocabularyTokenizer } from './vocabulary-tokenizer.ts';

/** `numbers`: there is none, and ids are typed as numbers. */
export type OwnTokenizer = GuestTokenizer & { readonly kind: 'text' | 'numbers' };

/** A guest's tokenizer from its files; ids as numbers where it has none that can be read, with a note why. */
export function guestTokenizer(
  { tokenizer, config, tokenizerConfig }: Pick<GuestSettings, 'tokenizer' | 'config' | 'tokenizerConfig'>,
  files: ReadonlyMap<string, Uint8Array>,
): { readonly tokenizer: OwnTokenizer; readonly notes: readonly GuestNote[] } {
  const numbers = (code: GuestNote['code'], details: ErrorDetails) => ({
    tokenizer: { ...numberTokenizer(config.vocab_size), kind: 'numbers' as const },
    notes: [{ code, details }],
  });
  const json = tokenizer ?? vocabularyTokenizer(tokenizerConfig, (name) => findNamed(files, name));
  if (json === undefined) {
    return findNamed(files, 'tokenizer.json')
      ? numbers('tokenizer.invalid', { path: '(top)', expected: 'JSON', found: 'something else' })
      : numbers('tokenizer.missing', {});
  }
  try {
    return { tokenizer: { ...openGuestTokenizer(json), kind: 'text' }, notes: [] };
  } catch (error) {
    if (!(error instanceof HeadlightError)) throw error;
    return numbers('tokenizer.invalid', error.details);
  }
}
