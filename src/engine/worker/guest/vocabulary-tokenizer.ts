import type { TokenizerConfig } from './guest-config.ts';

/**
 * A tokenizer.json for the two kinds of older files that say all there is to know: vocab.txt (WordPiece, BERT's rules) and
 * vocab.json with merges.txt (byte-level BPE, GPT-2's). undefined where neither is there.
 */
export function vocabularyTokenizer(
  config: TokenizerConfig,
  find: (name: string) => Uint8Array | undefined,
): unknown {
  const read = (name: string) => {
    const bytes = find(name);
    return bytes && new TextDecoder().decode(bytes);
  };
  const words = read('vocab.txt');
  if (words !== undefined) return wordPiece(words.split(/\r?\n/), config);
  const [vocabulary, merges] = [read('vocab.json'), read('merges.txt')];
  if (vocabulary === undefined || merges === undefined) return undefined;
  try {
    return byteLevel(JSON.parse(vocabulary) as Record<string, number>, merges.split(/\r?\n/), config);
  } catch {
    return undefined;
  }
}

function wordPiece(lines: readonly string[], config: TokenizerConfig): unknown {
  const vocab = Object.fromEntries(lines.flatMap((line, id) => (line === '' ? [] : [[line, id]])));
  const { unk_token = '[UNK]', cls_token = '[CLS]', sep_token = '[SEP]', mask_token = '[MASK]' } = config;
  const special = (content: string) =>
    vocab[content] === undefined ? [] : [{ id: vocab[content], content, special: true }];
  const [cls, sep] = [vocab[cls_token], vocab[sep_token]];
  return {
    added_tokens: [unk_token, cls_token, sep_token, mask_token, config.pad_token ?? '[PAD]'].flatMap(special),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: config.do_lower_case !== false,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor:
      cls === undefined || sep === undefined
        ? null
        : { type: 'BertProcessing', cls: [cls_token, cls], sep: [sep_token, sep] },
    decoder: null,
    model: {
      type: 'WordPiece',
      unk_token,
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab,
    },
  };
}

function byteLevel(
  vocab: Record<string, number>,
  lines: readonly string[],
  config: TokenizerConfig,
): unknown {
  const { cls_token, sep_token, unk_token, mask_token, pad_token, bos_token, eos_token } = config;
  const names = [cls_token, sep_token, mask_token, pad_token, bos_token, eos_token].filter(
    (name) => name !== undefined,
  );
  const [cls, sep] = [cls_token, sep_token].map((name) => (name === undefined ? undefined : vocab[name]));
  return {
    added_tokens: [...new Set(names)].flatMap((content) =>
      vocab[content] === undefined ? [] : [{ id: vocab[content], content, special: true }],
    ),
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor:
      cls === undefined || sep === undefined
        ? null
        : { type: 'RobertaProcessing', cls: [cls_token, cls], sep: [sep_token, sep] },
    decoder: { type: 'ByteLevel' },
    model: {
      type: 'BPE',
      ...(unk_token !== undefined && vocab[unk_token] !== undefined && { unk_token }),
      vocab,
      // The first line names the version.
      merges: lines.filter((line) => line !== '' && !line.startsWith('#version')),
    },
  };
}
