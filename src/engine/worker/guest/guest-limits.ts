import type { GuestNote } from '../../../core/guest.ts';
import type { Manifest } from '../../../core/manifest.ts';
import type { GuestSettings } from './guest-config.ts';
import type { GuestPlan } from './guest-plan.ts';

const GUESSED_TOKENS = 512;
/** More tokens than this are no reading for a page. */
const MOST_TOKENS = 8192;
/** Their positions begin behind the padding id. */
const SHIFTED = ['roberta', 'xlm-roberta', 'camembert', 'mpnet', 'roberta-prelayernorm', 'data2vec-text'];

/** The place of the first token. */
export function firstPosition({
  model_type,
  pad_token_id,
}: Pick<GuestSettings['config'], 'model_type' | 'pad_token_id'>): number {
  return SHIFTED.includes(model_type ?? '') ? (pad_token_id ?? 1) + 1 : 0;
}

/** How many tokens a guest reads: its graph's fixed length, or what its files say, or a guess that the report names. */
export function guestLimits(
  { architecture, main, encoder }: Pick<GuestPlan, 'architecture' | 'main' | 'encoder'>,
  { config, tokenizerConfig }: Pick<GuestSettings, 'config' | 'tokenizerConfig'>,
): { readonly limits: Manifest['limits']; readonly notes: readonly GuestNote[] } {
  const lengthOf = (role: string, graph: GuestPlan['main']) => {
    const dim = graph.inputs.find((input) => input.role === role)?.dims?.[1];
    return typeof dim === 'number' && dim > 1 ? dim : undefined;
  };
  const fixed = lengthOf('ids', encoder ?? main);
  const fixedTarget = architecture === 'decoder' ? fixed : lengthOf(encoder ? 'ids' : 'decoder-ids', main);
  const places =
    config.max_position_embeddings ?? config.n_positions ?? config.n_ctx ?? config.max_sequence_length;
  const said = [
    places === undefined ? undefined : places - firstPosition(config),
    // transformers writes 1e30 for “none”.
    (tokenizerConfig.model_max_length ?? 0) >= 1 && (tokenizerConfig.model_max_length ?? 0) < 1e6
      ? Math.floor(tokenizerConfig.model_max_length ?? 0)
      : undefined,
  ].filter((limit) => limit !== undefined && limit > 0) as number[];
  const free = said.length > 0 ? Math.min(MOST_TOKENS, ...said) : GUESSED_TOKENS;
  const notes: GuestNote[] = [];
  if (fixed ?? fixedTarget)
    notes.push({ code: 'length.fixed', details: { tokens: fixed ?? fixedTarget ?? 0 } });
  else if (said.length === 0 && !main.inputs.some(({ role }) => role === 'pixels')) {
    notes.push({ code: 'limit.guessed', details: { tokens: GUESSED_TOKENS } });
  }
  const [source, target] = [fixed ?? free, fixedTarget ?? free];
  switch (architecture) {
    case 'encoder':
      return { limits: { source }, notes };
    case 'decoder':
      return { limits: { target }, notes };
    case 'encoder-decoder':
      // Decoding runs the whole model for every token.
      return { limits: { source, target: Math.min(target, DECODED_TOKENS) }, notes };
  }
}

const DECODED_TOKENS = 128;
