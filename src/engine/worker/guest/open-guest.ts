import { HeadlightError } from '../../../core/errors.ts';
import type { GuestCheck } from '../../../core/guest.ts';
import type { Provider } from '../../../core/run.ts';
import { editGraph, editGraphInPlace } from '../../../onnx/edit/edit-graph.ts';
import { roundWeights } from '../../../onnx/edit/round-weights.ts';
import type { OpenedModel, OpenProgress, OpenRequest, ProviderAttempt } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { threadsFor } from '../open/open-model.ts';
import { planProviders } from '../open/providers.ts';
import { loadRuntime, type Ort } from '../open/runtime.ts';
import { SESSION_OPTIONS } from '../open/session-options.ts';
import type { DescribedGuest } from './describe-guest.ts';
import { checkedRun, checkFeedsOf } from './guest-check-run.ts';
import type { GuestGraph } from './guest-graphs.ts';
import { type GuestSessions, guestPasses } from './guest-passes.ts';
import { type PlannedGraph, planGuest } from './guest-plan.ts';
import { guestTaps } from './guest-taps.ts';
import { takeGuest } from './held-guests.ts';
import { isOutOfMemory } from './out-of-memory.ts';

/**
 * Opens a guest: the original graph is run once, then edited, and the edited one is run on the same input and kept. Throws
 * what reading and describing throw, `guest.memory`, or `provider.unavailable` with every attempt.
 */
export async function openGuest(
  request: OpenRequest,
  signal: AbortSignal,
  onProgress: (progress: OpenProgress) => void,
): Promise<{ model: OpenModel; opened: OpenedModel }> {
  const begun = performance.now();
  const { guest: source, manifest: wanted } = request.model;
  if (!source) throw new HeadlightError('model.unknown', { model: wanted.id });
  const described = await takeGuest(source, wanted.id, signal, onProgress);
  const downloaded = performance.now();
  const { manifest } = described;
  onProgress({
    stage: 'session',
    loadedBytes: manifest.files.model.bytes,
    totalBytes: manifest.files.model.bytes,
  });
  const gpu = (navigator as { gpu?: Parameters<typeof planProviders>[2] }).gpu;
  const plan = await planProviders(request.provider, manifest.parameters, gpu);
  const attempts: ProviderAttempt[] = [...plan.skipped];
  let refused: HeadlightError | undefined;
  for (const { provider, reason } of plan.candidates) {
    const threads = threadsFor(provider, request.threads);
    try {
      const ort = await loadRuntime(provider, threads);
      const { check, ...parts } = await openSessions(ort, provider, described, request.weights === 'int8');
      attempts.push({ provider, outcome: 'chosen', reason });
      const ended = performance.now();
      return {
        model: {
          manifest,
          ort,
          provider,
          threads,
          tokenizer: described.tokenizer,
          step: undefined,
          ...parts,
        },
        opened: {
          provider,
          threads,
          dtype: 'float32',
          attempts,
          check,
          elapsedMs: { download: downloaded - begun, session: ended - downloaded, total: ended - begun },
        },
      };
    } catch (error) {
      refused = error instanceof HeadlightError && error.code === 'guest.run' ? error : undefined;
      if (error instanceof HeadlightError && !refused) throw error;
      if (isOutOfMemory(error)) throw new HeadlightError('guest.memory', {}, error);
      attempts.push({ provider, outcome: 'failed', reason: 'error', detail: String(error) });
    }
  }
  if (refused) throw refused;
  throw new HeadlightError('provider.unavailable', {
    attempts: attempts.map(({ provider, reason, detail }) => `${provider}: ${detail ?? reason}`).join('; '),
  });
}

/** Sessions of the edited graphs, checked against the original ones, which are let go before. */
export async function openSessions(
  ort: Ort,
  provider: Provider,
  described: DescribedGuest,
  rounded = false,
): Promise<Pick<OpenModel, 'whole' | 'taps'> & { readonly check: GuestCheck }> {
  const { graphs, answer, facts } = described;
  const plan = provider === 'wasm' ? described.plan : planGuest(graphs, provider);
  const create = async (graph: GuestGraph, planned: PlannedGraph) => ({
    planned,
    session: await ort.InferenceSession.create(graph.bytes, {
      ...SESSION_OPTIONS,
      executionProviders: [provider],
      externalData: graph.external.map(({ path, data }) => ({ path, data })),
    }),
  });
  const feeds = checkFeedsOf(described);
  const states = plan.encoder && hiddenStates(plan.encoder);
  const open = async (main: GuestGraph, encoder: GuestGraph | undefined): Promise<GuestSessions> => ({
    main: await create(main, plan.main),
    ...(encoder && plan.encoder && { encoder: await create(encoder, plan.encoder), states: states ?? '' }),
  });

  const original = await open(graphs.main, graphs.encoder);
  const before = await checkedRun(ort, original, feeds, facts, false)
    .catch((error: unknown): never => {
      if (error instanceof HeadlightError || isOutOfMemory(error)) throw error;
      throw new HeadlightError('guest.run', {}, error);
    })
    .finally(() => release(original));
  const edited = {
    main: editedGraph(graphs.main, plan.main, rounded),
    encoder: graphs.encoder && plan.encoder && editedGraph(graphs.encoder, plan.encoder, rounded),
  };
  const sessions = await open(edited.main, edited.encoder);
  const after = await checkedRun(ort, sessions, feeds, facts, true, before);
  const names = { answer };
  return {
    whole: guestPasses(ort, sessions, names, facts),
    taps: guestTaps({ ort, provider, plan, graph: edited.main, names, facts }),
    check: { tokens: after.tokens, ...after.check },
  };
}

/** In the buffer that holds the file, where it has room behind it and nothing else will be made from it; else in a copy. */
function editedGraph(graph: GuestGraph, { edit }: PlannedGraph, rounded: boolean): GuestGraph {
  const { bytes } = graph;
  const room = new Uint8Array(bytes.buffer, bytes.byteOffset);
  const inPlace =
    !rounded && bytes.length > IN_PLACE_BYTES ? editGraphInPlace(room, bytes.length, edit) : undefined;
  const edited = (inPlace ?? editGraph(bytes, edit)) as Uint8Array<ArrayBuffer>;
  return { ...graph, bytes: rounded ? roundWeights(edited) : edited };
}

/** Below this a copy costs less than reading the file again, should the guest be opened anew. */
const IN_PLACE_BYTES = 100_000_000;

function hiddenStates({ graph }: PlannedGraph): string {
  const named = graph.outputs.find((name) => /hidden_state|encoder_output/i.test(name));
  return named ?? graph.outputs[0] ?? '';
}

async function release({ main, encoder }: GuestSessions): Promise<void> {
  await Promise.all([main.session.release(), encoder?.session.release()]);
}
