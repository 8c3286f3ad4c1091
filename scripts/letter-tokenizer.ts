const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const MARKS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];

/**
 * A WordPiece tokenizer.json of 57 tokens, one a letter, and of further `signs`, as BERT frames its texts: it fits the
 * smallest models of the suite, which have 61.
 */
export function letterTokenizer(signs: readonly string[] = []) {
  const names = [...MARKS, ...LETTERS, ...Array.from(LETTERS, (letter) => `##${letter}`), ...signs];
  const vocab = Object.fromEntries(names.map((name, id) => [name, id]));
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: MARKS.map((content, id) => ({ id, content, special: true, normalized: false })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: { type: 'BertProcessing', sep: ['[SEP]', 3], cls: ['[CLS]', 2] },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab,
    },
  };
}
