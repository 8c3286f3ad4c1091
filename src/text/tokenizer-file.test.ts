import { describe, expect, test } from 'vitest';
import { parseTokenizerFile } from './tokenizer-file.ts';

const metaspace = { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always' };
const model = { type: 'BPE', unk_token: '<unk>', vocab: { '<s>': 0, '<unk>': 1, '▁': 2, a: 3 }, merges: [] };
const special = (id: number, content: string) => ({ id, content, special: true });
const file = { model, pre_tokenizer: metaspace, added_tokens: [special(0, '<s>'), special(1, '<unk>')] };

const pathOf = (json: unknown) => {
  try {
    parseTokenizerFile(json);
  } catch (error) {
    expect(error).toMatchObject({ code: 'model.invalid', details: { file: 'tokenizer.json' } });
    return (error as { details: { path: string } }).details.path;
  }
  return undefined;
};

describe('parseTokenizerFile', () => {
  test.each([undefined, null, 'text', 3, []])('refuses %j', (json) => {
    expect(pathOf(json)).toBe('(top)');
  });

  test('reads names, marks and the unknown token', () => {
    const { names, marks, unknownId } = parseTokenizerFile(file);
    expect(names).toEqual(['<s>', '<unk>', '▁', 'a']);
    expect([...marks]).toEqual([[0, '<s>']]);
    expect(unknownId).toBe(1);
  });

  test.each([
    ['always', true],
    ['first', true],
    ['never', false],
    [undefined, true],
  ])('says of the scheme %s whether a space mark is invented: %s', (prepend_scheme, prepends) => {
    const one = { ...metaspace, prepend_scheme };
    expect(parseTokenizerFile({ ...file, pre_tokenizer: one }).prepends).toBe(prepends);
    const sequence = { type: 'Sequence', pretokenizers: [{ type: 'Digits' }, one] };
    expect(parseTokenizerFile({ ...file, pre_tokenizer: sequence }).prepends).toBe(prepends);
  });

  test('finds Metaspace inside a sequence', () => {
    const sequence = { type: 'Sequence', pretokenizers: [{ type: 'Digits' }, metaspace] };
    expect(pathOf({ ...file, pre_tokenizer: sequence })).toBeUndefined();
  });

  test.each([
    ['model', { model: undefined }],
    ['model.type', { model: { ...model, type: 'WordPiece' } }],
    ['model.byte_fallback', { model: { ...model, byte_fallback: true } }],
    ['model.fuse_unk', { model: { ...model, fuse_unk: true } }],
    ['model.merges', { model: { ...model, merges: 'a b' } }],
    ['model.vocab', { model: { ...model, vocab: { '<unk>': 0, '▁': 2 } } }],
    ['model.vocab', { model: { ...model, vocab: { '<unk>': 0, '▁': 'one' } } }],
    ['model.vocab', { model: { ...model, vocab: { '<unk>': 0, a: 1 } } }],
    ['model.unk_token', { model: { ...model, unk_token: null } }],
    ['pre_tokenizer', { pre_tokenizer: null }],
    ['pre_tokenizer', { pre_tokenizer: { type: 'ByteLevel' } }],
    ['added_tokens', { added_tokens: null }],
    ['added_tokens.0', { added_tokens: [special(9, '<s>')] }],
    ['added_tokens.0.special', { added_tokens: [{ id: 3, content: 'a', special: false }] }],
  ])('names %s when that is wrong', (path, change) => {
    expect(pathOf({ ...file, ...change })).toBe(path);
  });
});
