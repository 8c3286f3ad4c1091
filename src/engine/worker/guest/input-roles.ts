import { HeadlightError } from '../../../core/errors.ts';
import { DTYPE } from '../../../onnx/graph/onnx-fields.ts';
import type { ValueInfo } from '../../../onnx/graph/read-value-info.ts';

/** What an input of a guest's graph is for. */
export type InputRole =
  | 'ids'
  | 'decoder-ids'
  /** Ones over the encoder's tokens, or over the only ones. */
  | 'mask'
  /** Ones over the decoder's tokens. */
  | 'decoder-mask'
  | 'types'
  | 'positions'
  | 'decoder-positions'
  | 'encoder-states'
  | 'pixels'
  /** Ones over the picture's pixels, [1, H, W]. */
  | 'pixel-mask'
  /** Keys and values of earlier tokens: there are none. */
  | 'past'
  /** A switch between the path with a past and the one without: off. */
  | 'no-cache'
  /** Places of the tokens, one dimension. */
  | 'cache-position'
  /** How many logits are kept, 0 for all; which patches are covered: none. */
  | 'zero';

export interface RoledInput extends ValueInfo {
  readonly role: InputRole;
}

const NAMES: readonly (readonly [RegExp, InputRole])[] = [
  [/decoder_input_ids$|decoder_ids$|^target_ids$|^labels_ids$/, 'decoder-ids'],
  [/decoder_attention_mask$|decoder_mask$/, 'decoder-mask'],
  [/decoder_position_ids$/, 'decoder-positions'],
  [/pixel_mask$/, 'pixel-mask'],
  [/attention_mask$|input_mask$|^mask$|padding_mask$/, 'mask'],
  [/token_type_ids$|segment_ids$|token_types$/, 'types'],
  [/position_ids$|^positions$/, 'positions'],
  [/encoder_hidden_states$|encoder_outputs?$|encoder_last_hidden_state$/, 'encoder-states'],
  [/pixel_values$|^images?$|^pixels$/, 'pixels'],
  [/^past|^key_cache|^value_cache|past_key_values|^cache\.(key|value)/, 'past'],
  [/use_cache/, 'no-cache'],
  [/cache_position$/, 'cache-position'],
  [/logits_to_keep$|bool_masked_pos$/, 'zero'],
  [/input_ids$|^ids$|^tokens$|^input$|^source_ids$|^input_tokens$/, 'ids'],
];

/**
 * What each required input of a graph is for, by its name and its type; the only input of whole numbers is the ids,
 * whatever it is called, and the only one of 4 dimensions with 3 channels is the picture. Throws `guest.input` for one
 * that this page cannot make.
 */
export function inputRoles(inputs: readonly ValueInfo[]): RoledInput[] {
  return inputs.map((input) => {
    const role = roleOf(input, inputs);
    if (role) return { ...input, role };
    throw unmade(input);
  });
}

/** An input that this page cannot make. */
export function unmade({ name, dtype, dims }: Pick<ValueInfo, 'name' | 'dtype' | 'dims'>): HeadlightError {
  return new HeadlightError('guest.input', {
    input: name,
    type: `${typeName(dtype)} [${(dims ?? []).map((dim) => dim ?? '?').join(', ')}]`,
  });
}

function roleOf(input: ValueInfo, all: readonly ValueInfo[]): InputRole | undefined {
  const name = input.name.toLowerCase();
  const named = NAMES.find(([pattern]) => pattern.test(name))?.[1];
  const whole = (one: ValueInfo) => one.dtype === DTYPE.int64 || one.dtype === DTYPE.int32;
  if (named === 'ids' || named === 'decoder-ids' || named === 'types')
    return whole(input) ? named : asPicture(input);
  if (named === 'pixels') return asPicture(input);
  if (named) return named;
  const wholes = all.filter(whole);
  if (whole(input) && wholes.length === 1 && (input.dims?.length ?? 2) === 2) return 'ids';
  return all.length === 1 ? asPicture(input) : undefined;
}

function asPicture({ dtype, dims }: ValueInfo): InputRole | undefined {
  const floats = dtype === DTYPE.float32 || dtype === DTYPE.float16;
  const channels = dims?.[1];
  return floats &&
    (dims === undefined || (dims.length === 4 && (typeof channels !== 'number' || channels === 3)))
    ? 'pixels'
    : undefined;
}

const TYPE_NAMES: Readonly<Record<number, string>> = {
  1: 'float32',
  2: 'uint8',
  3: 'int8',
  6: 'int32',
  7: 'int64',
  8: 'string',
  9: 'bool',
  10: 'float16',
  11: 'float64',
  16: 'bfloat16',
};

export function typeName(dtype: number): string {
  return TYPE_NAMES[dtype] ?? `type ${dtype}`;
}
