import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { HeadlightError } from '../../../core/errors.ts';
import type { PlannedAttention } from '../../../onnx/attention/attention-plan.ts';
import type { Passes } from '../open/open-model.ts';
import type { Ort } from '../open/runtime.ts';
import { type FeedFacts, fixedLength, guestFeeds, type PassInput } from './guest-feeds.ts';
import type { PlannedGraph } from './guest-plan.ts';
import { answerTensor, weightsTensor } from './guest-values.ts';

type Tensors = InferenceSession.OnnxValueMapType;

/** A session of one of a guest's graphs. */
export interface GuestSession {
  readonly session: Pick<InferenceSession, 'run' | 'release'>;
  readonly planned: Pick<PlannedGraph, 'inputs' | 'seen' | 'graph'>;
}

export interface GuestSessions {
  readonly main: GuestSession;
  readonly encoder?: GuestSession;
  /** The encoder's output that its decoder reads. */
  readonly states?: string;
}

/** What a pass is called by those who run models, and what it is in the guest's own graph. */
export interface GuestNames {
  /** The output that is the task's logits. */
  readonly answer: string | undefined;
}

/** The inputs that bundled models have (`ids`, or `source_ids` and `target_ids`, or `pixels`) as what a guest reads. */
export function passInputOf(feeds: Tensors): PassInput {
  const ids = (name: string) => Array.from((feeds[name]?.data ?? []) as ArrayLike<bigint>, Number);
  const pixels = feeds.pixels;
  return {
    ids: feeds.source_ids ? ids('source_ids') : ids('ids'),
    decoderIds: ids('target_ids'),
    ...(pixels && { pixels: { data: pixels.data as Float32Array, dims: pixels.dims } }),
  };
}

/**
 * A guest's sessions under the names of bundled models: feeds `ids` or `source_ids` and `target_ids`; outputs
 * `{site}.{layer}.attention` [1, H, Q, K] and `logits` or `{task}.logits`, all float32. Other feeds and outputs pass as
 * they are. Only what is asked for is fetched.
 */
export function guestPasses(ort: Ort, sessions: GuestSessions, names: GuestNames, facts: FeedFacts): Passes {
  const { main, encoder, states = '' } = sessions;
  let encoded: { readonly key: string; readonly result: Tensor } | undefined;

  const encode = async (input: PassInput, wanted: readonly string[]): Promise<Tensors> => {
    if (!encoder) return {};
    const key = input.ids.join();
    if (encoded?.key === key && wanted.length === 0) return { [states]: encoded.result };
    const feeds = guestFeeds(ort, encoder.planned.inputs, input, facts);
    const found = await encoder.session.run(feeds, [states, ...wanted]);
    encoded = { key, result: found[states] as Tensor };
    return found;
  };

  return {
    async run(feeds, outputs) {
      const input = passInputOf(feeds);
      const wanted = outputs.map((name) => resolve(name, sessions, names));
      const fromEncoder = wanted.filter(({ from }) => from === 'encoder').map(({ output }) => output);
      const before = await encode(input, unique(fromEncoder));
      const hidden = before[states];
      const others = Object.entries(feeds).filter(([name]) => !OWN.has(name));
      const made =
        encoder && hidden
          ? decoderFeeds(ort, main, input, hidden as Tensor, facts)
          : guestFeeds(ort, main.planned.inputs, input, facts);
      // Of a graph of a fixed length, only what was typed is shown.
      const filled = main.planned.inputs.filter(({ role }) => role === 'ids').map(fixedLength)[0];
      const tokens = !encoder && filled !== undefined ? input.ids.length : undefined;
      const fromMain = unique(wanted.filter(({ from }) => from === 'main').map(({ output }) => output));
      // A run that fetches nothing would fetch everything.
      const found =
        fromMain.length === 0
          ? {}
          : await main.session.run({ ...made, ...Object.fromEntries(others) }, fromMain);
      return Object.fromEntries(
        wanted.map(({ name, from, output, planned }) => {
          const tensor = (from === 'encoder' ? before : found)[output];
          if (!tensor) throw new HeadlightError('run.failed', { output });
          if (planned) return [name, weightsTensor(ort, planned, tensor, tokens)];
          return [name, answerTensor(ort, tensor, filled ?? 0, tokens ?? filled ?? 0)];
        }),
      );
    },
    async release() {
      await Promise.all([main.session.release(), encoder?.session.release()]);
    },
  };
}

const OWN: ReadonlySet<string> = new Set(['ids', 'source_ids', 'target_ids', 'pixels']);

/** Feeds of a decoder in a graph of its own: there its ids are `input_ids`, and the encoder's mask goes over the source. */
export function decoderFeeds(
  ort: Ort,
  { planned }: Pick<GuestSession, 'planned'>,
  input: PassInput,
  states: Tensor,
  facts: FeedFacts,
): Record<string, Tensor> {
  const overSource = planned.inputs.filter(({ role, name }) => role === 'mask' && /encoder/i.test(name));
  const others = planned.inputs.filter((one) => !overSource.includes(one));
  return {
    ...guestFeeds(ort, others, { ...input, ids: input.decoderIds, states }, facts),
    ...guestFeeds(ort, overSource, input, facts),
  };
}

interface Wanted {
  readonly name: string;
  readonly from: 'main' | 'encoder';
  readonly output: string;
  readonly planned?: PlannedAttention;
}

function resolve(name: string, { main, encoder }: GuestSessions, { answer }: GuestNames): Wanted {
  const [, site, layer] = /^(encoder|decoder|cross)\.(\d+)\.attention$/.exec(name) ?? [];
  if (site !== undefined) {
    const isIt = (one: PlannedAttention) => one.site === site && one.layer === Number(layer);
    const inner = encoder?.planned.seen.find(isIt);
    const planned = inner ?? main.planned.seen.find(isIt);
    if (!planned) throw new HeadlightError('run.failed', { output: name });
    return { name, from: inner ? 'encoder' : 'main', output: planned.output, planned };
  }
  const isAnswer = name === 'logits' || name.endsWith('.logits');
  return { name, from: 'main', output: isAnswer && answer !== undefined ? answer : name };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
