import { readFileSync } from 'node:fs';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const MARKS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
/** As many as the model has: five marks, every letter, every letter inside a word, four signs. */
const WORDS = [...MARKS, ...LETTERS, ...Array.from(LETTERS, (letter) => `##${letter}`), '.', ',', '?', '!'];

const vocab = Object.fromEntries(WORDS.map((word, id) => [word, id]));
const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
const sequence = (id: string, type: number) => ({ Sequence: { id, type_id: type } });

const TOKENIZER = {
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: MARKS.map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  })),
  normalizer: {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: {
    type: 'TemplateProcessing',
    single: [special('[CLS]'), sequence('A', 0), special('[SEP]')],
    pair: [
      special('[CLS]'),
      sequence('A', 0),
      special('[SEP]'),
      sequence('B', 1),
      { SpecialToken: { id: '[SEP]', type_id: 1 } },
    ],
    special_tokens: Object.fromEntries(
      ['[CLS]', '[SEP]'].map((id) => [id, { id, ids: [vocab[id]], tokens: [id] }]),
    ),
  },
  decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab,
  },
};

const CONFIG = {
  model_type: 'bert',
  architectures: ['BertForMaskedLM'],
  vocab_size: WORDS.length,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  max_position_embeddings: 48,
};

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

/** A BERT of two layers and four heads, whose words are letters, as transformers exports it. */
export const TINY_BERT = {
  'model.onnx': readFileSync(
    new URL('../../models/conformance/cases/bert/torchscript.onnx', import.meta.url),
  ),
  'tokenizer.json': json(TOKENIZER),
  'config.json': json(CONFIG),
} as const;
