import { HeadlightError } from '../../../core/errors.ts';
import type { Provider } from '../../../core/run.ts';
import { DTYPE } from '../../../onnx/graph/onnx-fields.ts';
import type { Ort } from '../open/runtime.ts';
import { attentionName } from '../run/tensors.ts';
import { planTaps } from '../tap/tap-plan.ts';
import { lazily, type TappedModel, type Taps } from '../tap/tapped-model.ts';
import type { FeedFacts } from './guest-feeds.ts';
import type { GuestGraph } from './guest-graphs.ts';
import { type GuestNames, guestPasses } from './guest-passes.ts';
import type { GuestPlan } from './guest-plan.ts';
import { createGuestSession } from './guest-session.ts';

interface TapSources {
  readonly ort: Ort;
  readonly provider: Provider;
  readonly plan: GuestPlan;
  /** The edited graph. */
  readonly graph: GuestGraph;
  readonly names: GuestNames;
  readonly facts: FeedFacts;
}

/**
 * Values inside a guest and changes of them, where its layers are softmaxes between plain products in float32, as those of
 * bundled models are. Throws `guest.closed` with the reason elsewhere.
 */
export function guestTaps(sources: TapSources): Taps {
  const whole = lazily(() => openTapped(sources));
  return {
    open: whole.open,
    openStep: async () => undefined,
    release: whole.end,
  };
}

async function openTapped({ ort, provider, plan, graph, names, facts }: TapSources): Promise<TappedModel> {
  const { main, encoder } = plan;
  if (encoder) throw closed('two files');
  // A pass over the same tokens would need the picture again.
  if (main.inputs.some(({ role }) => role === 'pixels')) throw closed('a picture');
  const odd = main.seen.find(({ doors, layout, extraKeys }) => !doors || layout !== 'heads' || extraKeys > 0);
  if (odd) throw closed(`${odd.operator}, ${odd.layout}`);
  const half = main.seen.find(({ dtype }) => dtype !== DTYPE.float32 && dtype !== 0);
  if (half) throw closed('float16');
  const { bytes, blocks, weightsOf } = plannedTaps(graph.bytes);
  const named = main.seen.map(({ site, layer, doors }) => {
    const softmax = doors?.softmax.outputs[0];
    const block = blocks.find((one) => one.softmax.outputs[0] === softmax);
    if (!block) throw closed(`layer ${layer}`);
    // Under the name that those who run it know.
    return { ...block, site, layer, weights: attentionName(site, layer) };
  });
  if (named.length !== blocks.length) throw closed('other softmaxes');
  const session = await createGuestSession(ort, provider, { ...graph, bytes });
  const passes = guestPasses(ort, { main: { session, planned: main } }, names, facts);
  return { session: passes, blocks: named, weightsOf };
}

/** Throws `guest.closed` where a graph is written in a way that the finder of steps does not know. */
function plannedTaps(bytes: Uint8Array): ReturnType<typeof planTaps> {
  try {
    return planTaps(bytes);
  } catch (error) {
    throw closed(error instanceof RangeError ? error.message : 'unknown form');
  }
}

function closed(reason: string): HeadlightError {
  return new HeadlightError('guest.closed', { reason });
}
