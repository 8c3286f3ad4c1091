import type { Manifest } from '../../../core/manifest.ts';
import type { GuestConfig } from './guest-config.ts';
import type { FeedFacts } from './guest-feeds.ts';
import { isShifted } from './guest-limits.ts';

/** What feeding a guest needs to know beside its graph. */
export function feedFacts(config: GuestConfig, { frames, specialTokens }: Manifest): FeedFacts {
  const heads = config.num_attention_heads ?? config.num_heads ?? config.n_head ?? config.n_heads;
  const width = config.hidden_size ?? config.d_model ?? config.n_embd ?? config.dim;
  const size =
    config.head_dim ??
    config.d_kv ??
    (heads === undefined || width === undefined ? undefined : width / heads);
  const { start = config.bos_token_id ?? 0, end = config.eos_token_id ?? 1 } = specialTokens;
  return {
    pair: frames?.pair,
    firstPosition: isShifted(config) ? (config.pad_token_id ?? 1) + 1 : 0,
    pastHeads: config.num_key_value_heads ?? heads,
    pastSize: size !== undefined && Number.isInteger(size) ? size : undefined,
    filler: [start, end],
  };
}
