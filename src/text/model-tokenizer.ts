import { HeadlightError } from '../core/errors.ts';
import type { Manifest } from '../core/manifest.ts';
import type { TextTokenizer } from './encoded-text.ts';
import { patchTokenizer } from './patch-tokenizer.ts';
import { openTokenizer } from './text-tokenizer.ts';

/** The tokenizer of a model: its tokenizer.json, parsed, or patches where it reads pictures. Throws `model.invalid`. */
export function modelTokenizer(
  { picture, specialTokens }: Pick<Manifest, 'picture' | 'specialTokens'>,
  tokenizerJson: unknown,
): TextTokenizer {
  if (picture) return patchTokenizer(picture, { [specialTokens.start ?? 0]: '<cls>' });
  if (tokenizerJson !== undefined) return openTokenizer(tokenizerJson);
  throw new HeadlightError('model.invalid', {
    file: 'manifest.json',
    path: 'files.tokenizer',
    expected: 'a tokenizer, or a picture',
    found: 'neither',
  });
}
