import { HeadlightError } from '../../core/errors.ts';
import { SPACE_MARK } from '../spans.ts';

type Json = Readonly<Record<string, unknown>>;

/** An added token that is looked for in a text before the vocabulary is: it has no special meaning. */
export interface AddedWord {
  readonly id: number;
  readonly content: string;
  /** Looked for in the normalized text; else in the text as typed. */
  readonly normalized: boolean;
  /** It takes the blanks in front of it, or behind it. */
  readonly left: boolean;
  readonly right: boolean;
}

/** What is read of a guest's `tokenizer.json`; the arithmetic is the library's business. */
export interface GuestTokenizerFile {
  /** The file as the library gets it: without added tokens, and without what is invented in front of a text. */
  readonly json: Json;
  /** The vocabulary's own spelling of each id; there may be gaps. */
  readonly names: ReadonlyMap<number, string>;
  readonly vocabularySize: number;
  readonly unknownId: number | undefined;
  readonly unknownName: string | undefined;
  /** Special tokens, which stand for no text, by id; the unknown one is none of them. */
  readonly marks: ReadonlyMap<number, string>;
  readonly words: readonly AddedWord[];
  /** `▁` is a space. */
  readonly spaceMarks: boolean;
  /** Pieces are signs that stand for bytes. */
  readonly byteLevel: boolean;
  /** `<0xE4>` is a byte. */
  readonly byteFallback: boolean;
  /** In front of a piece that goes on with a word (`##`), or behind one that ends it (`</w>`); '' for none. */
  readonly continues: string;
  readonly ends: string;
  /** A normalizer writes this in front of every text. */
  readonly prepend: string;
  /** A text's first piece gets a space in front that nobody typed. */
  readonly invents: boolean;
  /** Written between the pieces when ids become text again. */
  readonly joint: string;
  readonly postProcessor: unknown;
}

/**
 * Checks a parsed `tokenizer.json` of any family: WordPiece, BPE (bytes, or `▁` with or without byte fallback), Unigram,
 * whole words or characters. Throws `guest.tokenizer` with the path, what was expected and what was found.
 */
export function parseGuestTokenizer(json: unknown): GuestTokenizerFile {
  const file = getRecord(json, '(top)');
  const model = getRecord(file.model, 'model');
  const names = readNames(model.vocab);
  const added = readAdded(file.added_tokens);
  for (const { id, content } of added) names.set(id, content);
  const unknownName = unknownOf(model);
  const unknownId = [...names].find(([, name]) => name === unknownName)?.[0];
  const steps = [...stepsOf(file.pre_tokenizer, 'pretokenizers')];
  const normalizers = [...stepsOf(file.normalizer, 'normalizers')];
  const byteLevel = steps.some(({ type }) => type === 'ByteLevel');
  const metaspace = steps.find(({ type }) => type === 'Metaspace');
  const prepend = normalizers.find(({ type }) => type === 'Prepend')?.prepend;
  const spacesApart = steps.some(({ type }) =>
    ['Whitespace', 'WhitespaceSplit', 'BertPreTokenizer'].includes(String(type)),
  );
  const continues = model.type === 'WordPiece' ? String(model.continuing_subword_prefix ?? '##') : '';
  const ends = typeof model.end_of_word_suffix === 'string' ? model.end_of_word_suffix : '';
  return {
    json: withoutInvented(file),
    names,
    vocabularySize: [...names.keys()].reduce((most, id) => Math.max(most, id + 1), 0),
    unknownId,
    unknownName,
    marks: new Map(
      added.flatMap(({ id, content, special }) => (special && id !== unknownId ? [[id, content]] : [])),
    ),
    words: added.filter(({ special }) => !special),
    spaceMarks:
      !byteLevel && (model.type === 'BPE' || model.type === 'Unigram' || Array.isArray(model.vocab)),
    byteLevel,
    byteFallback: model.byte_fallback === true,
    continues,
    ends,
    prepend: typeof prepend === 'string' ? prepend : '',
    invents:
      typeof prepend === 'string' ||
      (metaspace !== undefined &&
        metaspace.prepend_scheme !== 'never' &&
        metaspace.add_prefix_space !== false) ||
      steps.some(({ type, add_prefix_space }) => type === 'ByteLevel' && add_prefix_space === true),
    joint: spacesApart && continues === '' && ends === '' ? ' ' : '',
    postProcessor: file.post_processor,
  };
}

/** A Prepend normalizer is ours, so that places in the text stay known; special tokens are text when they are typed. */
function withoutInvented(file: Json): Json {
  const clean = (step: unknown): unknown => {
    if (typeof step !== 'object' || step === null) return step;
    const one = step as Json;
    if (one.type === 'Prepend') return null;
    if (one.type !== 'Sequence' || !Array.isArray(one.normalizers)) return step;
    return { ...one, normalizers: one.normalizers.map(clean).filter((each) => each !== null) };
  };
  return {
    ...file,
    normalizer: clean(file.normalizer) ?? null,
    pre_tokenizer: file.pre_tokenizer ?? null,
    post_processor: null,
    decoder: null,
    added_tokens: [],
  };
}

function unknownOf(model: Json): string | undefined {
  if (typeof model.unk_token === 'string') return model.unk_token;
  if (!Array.isArray(model.vocab) || typeof model.unk_id !== 'number') return undefined;
  const entry: unknown = model.vocab[model.unk_id];
  return Array.isArray(entry) ? String(entry[0]) : undefined;
}

function readNames(vocabulary: unknown): Map<number, string> {
  const names = new Map<number, string>();
  if (Array.isArray(vocabulary)) {
    vocabulary.forEach((entry: unknown, id) => {
      if (Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number') {
        names.set(id, entry[0]);
      } else throw invalid(`model.vocab.${id}`, 'a token and its score', entry);
    });
  } else {
    for (const [name, id] of Object.entries(getRecord(vocabulary, 'model.vocab'))) {
      if (!isId(id)) throw invalid('model.vocab', 'an id for each token', id);
      names.set(id, name);
    }
  }
  if (names.size === 0) throw invalid('model.vocab', 'at least one token', vocabulary);
  return names;
}

function readAdded(tokens: unknown): (AddedWord & { readonly special: boolean })[] {
  if (tokens === undefined || tokens === null) return [];
  if (!Array.isArray(tokens)) throw invalid('added_tokens', 'an array', tokens);
  return tokens.map((token: unknown, index) => {
    const { id, content, special, normalized, lstrip, rstrip } = getRecord(token, `added_tokens.${index}`);
    if (!isId(id) || typeof content !== 'string' || content === '') {
      throw invalid(`added_tokens.${index}`, 'an id and a content', token);
    }
    return {
      id,
      content,
      special: special === true,
      normalized: normalized !== false,
      left: lstrip === true,
      right: rstrip === true,
    };
  });
}

/** A step, or the steps of a Sequence, however deep. */
function* stepsOf(step: unknown, list: string, depth = 0): Generator<Json> {
  if (typeof step !== 'object' || step === null || depth > 8) return;
  const one = step as Json;
  const inner = one[list];
  if (one.type === 'Sequence' && Array.isArray(inner)) {
    for (const each of inner) yield* stepsOf(each, list, depth + 1);
  } else yield one;
}

/** Ids beyond this are no vocabulary's. */
const MOST_IDS = 10_000_000;

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < MOST_IDS;
}

function getRecord(value: unknown, path: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw invalid(path, 'an object', value);
}

export function invalid(path: string, expected: string, found: unknown): HeadlightError {
  return new HeadlightError('guest.tokenizer', {
    path,
    expected,
    found: String(JSON.stringify(found) ?? found).slice(0, 80),
  });
}

/** A vocabulary's spelling with its space marks, if it has any, as spaces. */
export function spacesOf({ spaceMarks }: Pick<GuestTokenizerFile, 'spaceMarks'>, piece: string): string {
  return spaceMarks ? piece.replaceAll(SPACE_MARK, ' ') : piece;
}
