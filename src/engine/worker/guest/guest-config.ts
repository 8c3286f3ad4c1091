import * as v from 'valibot';

const optional = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.fallback(v.optional(schema), undefined as never);
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 31));
const id = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31));
const firstId = v.union([
  id,
  v.pipe(
    v.array(id),
    v.minLength(1),
    v.transform((ids) => ids[0] as number),
  ),
]);
const token = v.union([
  v.string(),
  v.pipe(
    v.looseObject({ content: v.string() }),
    v.transform((one) => one.content),
  ),
]);
const three = v.tuple([v.number(), v.number(), v.number()]);
const side = v.union([
  count,
  v.looseObject({ height: count, width: count }),
  v.looseObject({ shortest_edge: count }),
]);

/** What is read of config.json; every field may be missing or wrong, and is undefined then. */
const configSchema = v.looseObject({
  model_type: optional(v.string()),
  architectures: optional(v.array(v.string())),
  id2label: optional(v.record(v.string(), v.string())),
  num_labels: optional(count),
  vocab_size: optional(count),
  hidden_size: optional(count),
  d_model: optional(count),
  n_embd: optional(count),
  dim: optional(count),
  num_attention_heads: optional(count),
  num_heads: optional(count),
  n_head: optional(count),
  n_heads: optional(count),
  encoder_attention_heads: optional(count),
  num_key_value_heads: optional(count),
  head_dim: optional(count),
  d_kv: optional(count),
  max_position_embeddings: optional(count),
  n_positions: optional(count),
  n_ctx: optional(count),
  max_sequence_length: optional(count),
  image_size: optional(v.union([count, v.tuple([count, count])])),
  patch_size: optional(v.union([count, v.tuple([count, count])])),
  bos_token_id: optional(firstId),
  eos_token_id: optional(firstId),
  pad_token_id: optional(firstId),
  decoder_start_token_id: optional(firstId),
  forced_bos_token_id: optional(firstId),
});

const tokenizerConfigSchema = v.looseObject({
  tokenizer_class: optional(v.string()),
  do_lower_case: optional(v.boolean()),
  model_max_length: optional(v.number()),
  unk_token: optional(token),
  bos_token: optional(token),
  eos_token: optional(token),
  cls_token: optional(token),
  sep_token: optional(token),
  mask_token: optional(token),
  pad_token: optional(token),
});

const pictureSchema = v.looseObject({
  size: optional(side),
  crop_size: optional(side),
  do_center_crop: optional(v.boolean()),
  do_normalize: optional(v.boolean()),
  do_rescale: optional(v.boolean()),
  rescale_factor: optional(v.number()),
  image_mean: optional(three),
  image_std: optional(three),
});

export type GuestConfig = v.InferOutput<typeof configSchema>;
export type TokenizerConfig = v.InferOutput<typeof tokenizerConfigSchema>;
export type PictureConfig = v.InferOutput<typeof pictureSchema>;

/** The JSON files that stand beside a model, as far as they can be read. */
export interface GuestSettings {
  readonly config: GuestConfig;
  readonly tokenizerConfig: TokenizerConfig;
  readonly picture: PictureConfig | undefined;
  /** tokenizer.json, parsed; undefined where there is none, or where it is no JSON. */
  readonly tokenizer: unknown;
}

/** Heads of a layer, whatever the family calls them. */
export function headsOf(config: GuestConfig): number | undefined {
  return config.num_attention_heads ?? config.num_heads ?? config.n_head ?? config.n_heads;
}

/** The residual stream's width, whatever the family calls it. */
export function widthOf(config: GuestConfig): number | undefined {
  return config.hidden_size ?? config.d_model ?? config.n_embd ?? config.dim;
}

/** Reads config.json and its neighbours from a guest's files; the nearest to the top stands for a name. */
export function readSettings(files: ReadonlyMap<string, Uint8Array>): GuestSettings {
  const json = (name: string) => parseJson(findNamed(files, name));
  const config = record(json('config.json'));
  // Towers of a picture-and-text model have settings of their own; the picture's are the ones that are asked for.
  const inner = record(config.vision_config);
  return {
    config: v.parse(configSchema, { ...inner, ...config, ...record(json('generation_config.json')) }),
    tokenizerConfig: v.parse(tokenizerConfigSchema, {
      ...record(json('special_tokens_map.json')),
      ...record(json('tokenizer_config.json')),
    }),
    picture: findNamed(files, 'preprocessor_config.json')
      ? v.parse(pictureSchema, record(json('preprocessor_config.json')))
      : undefined,
    tokenizer: json('tokenizer.json'),
  };
}

/** A file by its name, wherever it stands; the shortest path first. */
export function findNamed(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array | undefined {
  const paths = [...files.keys()].filter((path) => path === name || path.endsWith(`/${name}`));
  const [nearest] = paths.sort((a, b) => a.length - b.length);
  return nearest === undefined ? undefined : files.get(nearest);
}

function parseJson(bytes: Uint8Array | undefined): unknown {
  if (!bytes) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
