import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { framesOf } from '../../../core/frames.ts';
import type { GuestCheck } from '../../../core/guest.ts';
import { pixelValues } from '../../../core/pixels.ts';
import { samplePicture } from '../../../core/sample-picture.ts';
import type { Ort } from '../open/runtime.ts';
import type { DescribedGuest } from './describe-guest.ts';
import { largestDifference, largestRowError } from './guest-check.ts';
import { type FeedFacts, guestFeeds, type PassInput } from './guest-feeds.ts';
import { decoderFeeds, type GuestSession, type GuestSessions } from './guest-passes.ts';

type Tensors = InferenceSession.OnnxValueMapType;

/** What both graphs are run on. */
export interface CheckInput extends PassInput {
  readonly tokens: number;
}

/** The outputs of both graphs of a guest. */
export interface OriginalRun {
  readonly main: Tensors;
  readonly encoder: Tensors;
  /** Of the input; of a picture, as its attention says. */
  readonly tokens: number;
  readonly check: Omit<GuestCheck, 'tokens'>;
}

/** Enough for every head to have something to look at, and little enough to cost nothing. */
const CHECK_TOKENS = 12;

/** The first example as it is read; a test picture for a model that reads pictures. */
export function checkFeedsOf({
  manifest,
  tokenizer,
}: Pick<DescribedGuest, 'manifest' | 'tokenizer'>): CheckInput {
  const { pixels, limits, vocabulary } = manifest;
  if (pixels) {
    const data = pixelValues(samplePicture(pixels.width, pixels.height), pixels);
    return {
      ids: [],
      decoderIds: [],
      pixels: { data, dims: [1, 3, pixels.height, pixels.width] },
      tokens: 0,
    };
  }
  const frames = framesOf(manifest);
  const text = manifest.tasks[0]?.examples[0] ?? '';
  const limit = Math.max(1, Math.min(CHECK_TOKENS, limits.source ?? limits.target ?? CHECK_TOKENS));
  const own = tokenizer.encode(text).ids.filter((id) => id < vocabulary || vocabulary === 1);
  const { before, after } =
    manifest.architecture === 'decoder' ? { ...frames.target, after: [] } : frames.source;
  const ids = [...before, ...own.slice(0, Math.max(1, limit - before.length - after.length)), ...after];
  const decoderIds =
    manifest.architecture === 'encoder-decoder' ? [...frames.target.before, ...own.slice(0, 4)] : [];
  return { ids: ids.length > 0 ? ids : [0], decoderIds, tokens: ids.length };
}

/** One pass over all of both graphs' own outputs, and, of edited ones, the attention too; compared with `before`. */
export async function checkedRun(
  ort: Ort,
  { main, encoder, states = '' }: GuestSessions,
  input: CheckInput,
  facts: FeedFacts,
  withAttention: boolean,
  before?: OriginalRun,
): Promise<OriginalRun> {
  const inner = encoder
    ? await runAll(encoder, guestFeeds(ort, encoder.planned.inputs, input, facts), withAttention)
    : {};
  const hidden = inner[states] as Tensor | undefined;
  const feeds =
    encoder && hidden
      ? decoderFeeds(ort, main, input, hidden, facts)
      : guestFeeds(ort, main.planned.inputs, input, facts);
  const found = await runAll(main, feeds, withAttention);
  const weights = withAttention
    ? [...weightsIn(main, found), ...(encoder ? weightsIn(encoder, inner) : [])]
    : [];
  return {
    main: found,
    encoder: inner,
    tokens: input.pixels ? (weights[0]?.dims.at(-1) ?? 0) : input.tokens,
    check: {
      largestDifference: before
        ? Math.max(largestDifference(before.main, found), largestDifference(before.encoder, inner))
        : 0,
      largestRowError: Math.max(0, ...weights.map(largestRowError)),
    },
  };
}

/** A session's own outputs; attention by name where it is asked for. */
function runAll(
  { session, planned }: GuestSession,
  feeds: Tensors,
  withAttention: boolean,
): Promise<Tensors> {
  const own = planned.graph.outputs;
  const attention = planned.seen.map(({ output }) => output);
  return session.run(feeds, withAttention ? [...new Set([...own, ...attention])] : [...own]);
}

function weightsIn({ planned }: GuestSession, found: Tensors): Tensor[] {
  return planned.seen.flatMap(({ output }) => (found[output] as Tensor | undefined) ?? []);
}
