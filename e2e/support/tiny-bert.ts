import { readFileSync } from 'node:fs';
import { letterTokenizer } from '../../scripts/letter-tokenizer.ts';

/** As many words as the model has: marks, letters, letters inside a word, four signs. */
const TOKENIZER = letterTokenizer(['.', ',', '?', '!']);

const CONFIG = {
  model_type: 'bert',
  architectures: ['BertForMaskedLM'],
  vocab_size: Object.keys(TOKENIZER.model.vocab).length,
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
