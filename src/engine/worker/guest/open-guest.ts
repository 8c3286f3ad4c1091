import { HeadlightError } from '../../../core/errors.ts';
import type { GuestCheck } from '../../../core/guest.ts';
import { editGraph, editGraphInPlace } from '../../../onnx/edit/edit-graph.ts';
import { roundWeights } from '../../../onnx/edit/round-weights.ts';
import type { OpenedModel, OpenProgress, OpenRequest } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { openOnFirst, type Turn } from '../open/open-on-first.ts';
import { planProviders } from '../open/providers.ts';
import type { DescribedGuest } from './describe-guest.ts';
import { checkedRun, checkFeedsOf } from './guest-check-run.ts';
import type { GuestGraph } from './guest-graphs.ts';
import { type GuestSessions, guestPasses } from './guest-passes.ts';
import { type PlannedGraph, planGuest } from './guest-plan.ts';
import { createGuestSession } from './guest-session.ts';
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
  const { opened, ...on } = await openOnFirst(
    plan,
    request.threads,
    async (turn) => ({
      ort: turn.ort,
      ...(await openSessions(turn, described, request.weights === 'int8').catch(saysMemory)),
    }),
    // A graph that one provider cannot run may run on the next.
    ({ code }) => code === 'guest.run',
  );
  const { check, ...parts } = opened;
  const ended = performance.now();
  return {
    model: {
      manifest,
      provider: on.provider,
      threads: on.threads,
      tokenizer: described.tokenizer,
      step: undefined,
      ...parts,
    },
    opened: {
      ...on,
      dtype: 'float32',
      check,
      elapsedMs: { download: downloaded - begun, session: ended - downloaded, total: ended - begun },
    },
  };
}

function saysMemory(error: unknown): never {
  const isSaid = error instanceof HeadlightError;
  throw !isSaid && isOutOfMemory(error) ? new HeadlightError('guest.memory', {}, error) : error;
}

/** Sessions of the edited graphs, checked against the original ones, which are let go before. */
export async function openSessions(
  { ort, provider, isLast }: Turn,
  described: DescribedGuest,
  rounded = false,
): Promise<Pick<OpenModel, 'whole' | 'taps'> & { readonly check: GuestCheck }> {
  const { graphs, answer, facts } = described;
  const plan = provider === 'wasm' ? described.plan : planGuest(graphs, provider);
  const create = async (graph: GuestGraph, planned: PlannedGraph) => ({
    planned,
    session: await createGuestSession(ort, provider, graph),
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
  const canReplace = isLast && !rounded;
  const edit = (graph: GuestGraph, planned: PlannedGraph) => {
    const edited = editedGraph(graph, planned, canReplace);
    return rounded ? { ...edited, bytes: roundWeights(edited.bytes) } : edited;
  };
  const edited = {
    main: edit(graphs.main, plan.main),
    encoder: graphs.encoder && plan.encoder && edit(graphs.encoder, plan.encoder),
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
function editedGraph(graph: GuestGraph, { edit }: PlannedGraph, canReplace: boolean): GuestGraph {
  const { bytes } = graph;
  const room = new Uint8Array(bytes.buffer, bytes.byteOffset);
  const inPlace =
    canReplace && bytes.length > IN_PLACE_BYTES ? editGraphInPlace(room, bytes.length, edit) : undefined;
  return { ...graph, bytes: (inPlace ?? editGraph(bytes, edit)) as Uint8Array<ArrayBuffer> };
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
