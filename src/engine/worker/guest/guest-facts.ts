import type { Manifest } from '../../../core/manifest.ts';
import { type GuestConfig, headsOf, widthOf } from './guest-config.ts';
import type { FeedFacts } from './guest-feeds.ts';
import { firstPosition } from './guest-limits.ts';

/** What feeding a guest needs to know beside its graph. */
export function feedFacts(config: GuestConfig, { frames, specialTokens }: Manifest): FeedFacts {
  const heads = headsOf(config);
  const width = widthOf(config);
  const size =
    config.head_dim ??
    config.d_kv ??
    (heads === undefined || width === undefined ? undefined : width / heads);
  const { start = config.bos_token_id ?? 0, end = config.eos_token_id ?? 1 } = specialTokens;
  return {
    pair: frames?.pair,
    firstPosition: firstPosition(config),
    pastHeads: config.num_key_value_heads ?? heads,
    pastSize: size !== undefined && Number.isInteger(size) ? size : undefined,
    filler: [start, end],
  };
}
