import { HeadlightError } from '../core/errors.ts';
import { SPACE_MARK } from './spans.ts';

/** What Headlight reads of a `tokenizer.json` itself; the rest is the library's business. */
export interface TokenizerFile {
  /** The whole file, for the library. */
  readonly json: Readonly<Record<string, unknown>>;
  /** The vocabulary's own spelling of each id, from 0. */
  readonly names: readonly string[];
  readonly unknownId: number;
  /** The special tokens that stand for no text, by id: all but the unknown one. */
  readonly marks: ReadonlyMap<number, string>;
  /** A text's first word gets a space mark in front that nobody typed. */
  readonly prepends: boolean;
}

/**
 * Checks a parsed `tokenizer.json`: the kind that `src/text` can place in the text is a BPE of whole characters
 * with `▁` for spaces, and special tokens as its only added tokens.
 * Throws `model.invalid` with the path, what was expected and what was found.
 */
export function parseTokenizerFile(json: unknown): TokenizerFile {
  const file = getRecord(json, '(top)');
  const model = getRecord(file.model, 'model');
  expectThat(model.type === 'BPE', 'model.type', '"BPE"', model.type);
  for (const option of ['byte_fallback', 'fuse_unk', 'continuing_subword_prefix', 'end_of_word_suffix']) {
    expectThat(!model[option], `model.${option}`, 'not set', model[option]);
  }
  expectThat(Array.isArray(model.merges), 'model.merges', 'an array', model.merges);
  const metaspace = findMetaspace(file.pre_tokenizer);
  expectThat(metaspace !== undefined, 'pre_tokenizer', 'one with Metaspace', file.pre_tokenizer);
  const names = readNames(getRecord(model.vocab, 'model.vocab'));
  expectThat(names.includes(SPACE_MARK), 'model.vocab', `"${SPACE_MARK}" among its tokens`, 'no such token');
  const unknownId = names.indexOf(String(model.unk_token));
  expectThat(unknownId >= 0, 'model.unk_token', 'a token of the vocabulary', model.unk_token);
  const marks = readSpecialTokens(file.added_tokens, names);
  marks.delete(unknownId);
  return { json: file, names, unknownId, marks, prepends: metaspace?.prepend_scheme !== 'never' };
}

function readNames(vocabulary: Record<string, unknown>): string[] {
  const entries = Object.entries(vocabulary);
  const names: string[] = [];
  for (const [name, id] of entries) if (typeof id === 'number') names[id] = name;
  const dense = names.length === entries.length && Object.keys(names).length === entries.length;
  expectThat(dense, 'model.vocab', 'ids from 0 without gaps', 'other ids');
  return names;
}

function findMetaspace(preTokenizer: unknown): Record<string, unknown> | undefined {
  const one = getRecord(preTokenizer, 'pre_tokenizer');
  if (one.type === 'Sequence' && Array.isArray(one.pretokenizers)) {
    return one.pretokenizers.map(findMetaspace).find((found) => found !== undefined);
  }
  return one.type === 'Metaspace' && one.replacement === SPACE_MARK ? one : undefined;
}

function readSpecialTokens(addedTokens: unknown, names: readonly string[]): Map<number, string> {
  if (!Array.isArray(addedTokens)) throw invalid('added_tokens', 'an array', addedTokens);
  return new Map(
    addedTokens.map((added: unknown, index) => {
      const path = `added_tokens.${index}`;
      const { id, content, special } = getRecord(added, path);
      expectThat(special === true, `${path}.special`, 'true', special);
      if (typeof id !== 'number' || typeof content !== 'string' || names[id] !== content) {
        throw invalid(path, 'an id and a content that the vocabulary has', content);
      }
      return [id, content];
    }),
  );
}

function getRecord(value: unknown, path: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw invalid(path, 'an object', value);
}

function expectThat(holds: boolean, path: string, expected: string, found: unknown): void {
  if (!holds) throw invalid(path, expected, found);
}

function invalid(path: string, expected: string, found: unknown): HeadlightError {
  const shown = typeof found === 'string' ? JSON.stringify(found) : String(JSON.stringify(found));
  return new HeadlightError('model.invalid', {
    file: 'tokenizer.json',
    path,
    expected,
    found: shown.slice(0, 80),
  });
}
