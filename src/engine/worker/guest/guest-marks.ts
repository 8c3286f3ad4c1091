import type { Frames } from '../../../core/frames.ts';
import type { Manifest } from '../../../core/manifest.ts';
import type { GuestTokenizer } from '../../../text/guest/open-guest-tokenizer.ts';
import type { GuestSettings } from './guest-config.ts';

/** The special tokens of a guest and what stands around its texts, from its tokenizer and its config. */
export function guestMarks(
  { config, tokenizerConfig }: Pick<GuestSettings, 'config' | 'tokenizerConfig'>,
  tokenizer: Pick<GuestTokenizer, 'frames' | 'idOf' | 'unknownId'> | undefined,
  architecture: Manifest['architecture'],
): { readonly specialTokens: Manifest['specialTokens']; readonly frames: Frames } {
  const idOf = (name: string | undefined) => (name === undefined ? undefined : tokenizer?.idOf(name));
  const unknown = tokenizer?.unknownId ?? idOf(tokenizerConfig.unk_token);
  const begins = idOf(tokenizerConfig.bos_token) ?? config.bos_token_id;
  const ends = config.eos_token_id ?? idOf(tokenizerConfig.eos_token);
  const mask = idOf(tokenizerConfig.mask_token) ?? idOf('[MASK]') ?? idOf('<mask>');
  const source = tokenizer?.frames.source ?? { before: [], after: [] };
  const pair = architecture === 'encoder' ? tokenizer?.frames.pair : undefined;
  const after = ends === undefined ? [] : [ends];
  const target = {
    before: architecture === 'encoder-decoder' ? decoderStart(config, begins) : source.before,
    after,
  };
  const start = architecture === 'encoder' ? source.before[0] : target.before[0];
  const end = architecture === 'encoder' ? source.after.at(-1) : ends;
  return {
    specialTokens: { unknown, start, end, mask },
    frames: { source, target, ...(pair && { pair }) },
  };
}

function decoderStart(config: GuestSettings['config'], begins: number | undefined): number[] {
  const first = config.decoder_start_token_id ?? begins ?? config.pad_token_id ?? 0;
  const forced = config.forced_bos_token_id;
  return forced === undefined || forced === first ? [first] : [first, forced];
}
