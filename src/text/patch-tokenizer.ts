import { HeadlightError } from '../core/errors.ts';
import type { Manifest } from '../core/manifest.ts';
import type { TextTokenizer } from './encoded-text.ts';

/**
 * The tokenizer of a model that reads pictures (text/patches.ts): one token a sign, its id `firstLevel` + ink. What is no
 * sign is left out; `readPicture` refuses such a text before.
 */
export function patchTokenizer(
  { levels, firstLevel }: NonNullable<Manifest['picture']>,
  marks: Readonly<Record<number, string>>,
): TextTokenizer {
  const signOf = (id: number) => {
    const level = id - firstLevel;
    if (marks[id] !== undefined) return marks[id];
    if (!(level >= 0 && level < levels)) {
      throw new HeadlightError('argument.invalid', {
        path: 'id',
        expected: 'a token of the vocabulary',
        found: id,
      });
    }
    return level.toString(36);
  };
  const tokenOf = (sign: string, at: number) => ({
    id: firstLevel + Number.parseInt(sign, 36),
    text: sign,
    special: false,
    unknown: false,
    span: { start: at, end: at + 1 },
    word: at,
  });
  const read = (text: string) =>
    [...text].flatMap((sign, at) => (Number.parseInt(sign, 36) < levels ? [tokenOf(sign, at)] : []));
  return {
    vocabularySize: firstLevel + levels,
    encode(text) {
      const tokens = read(text);
      return { text, ids: tokens.map(({ id }) => id), tokens, usedChars: text.length };
    },
    decode(ids) {
      const text = ids.map((id) => (marks[id] === undefined ? signOf(id) : '')).join('');
      return { text, tokens: read(text) };
    },
    specialToken(id, at = 0) {
      const text = marks[id];
      if (text === undefined) {
        throw new HeadlightError('argument.invalid', { path: 'id', expected: 'a special token', found: id });
      }
      return { id, text, special: true, unknown: false, span: { start: at, end: at }, word: -1 };
    },
    label: signOf,
  };
}
