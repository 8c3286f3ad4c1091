import type { InferenceSession } from 'onnxruntime-web/wasm';
import type { Intervention } from '../../../core/intervention.ts';
import type { OpenModel } from '../open/open-model.ts';
import { interventionFeeds, type Lengths, requireHeads } from './intervention-feeds.ts';
import type { TappedModel } from './tapped-model.ts';

type Tensors = InferenceSession.OnnxValueMapType;

/**
 * One pass of the tapped session. `ids` are the feeds of a plain run. Rows that interventions left without a key come
 * back as zeros.
 */
export async function runTapped(
  model: Pick<OpenModel, 'ort' | 'manifest'>,
  { session, blocks }: TappedModel,
  interventions: readonly Intervention[],
  ids: Tensors,
  outputs: readonly string[],
): Promise<Tensors> {
  requireHeads(model.manifest, blocks, interventions);
  const { feeds, blind } = interventionFeeds(model, blocks, lengthsOf(model, ids), interventions);
  const values = await session.run({ ...ids, ...feeds }, outputs);
  for (const { block, head, query } of blind) {
    const weights = values[block.weights];
    if (!(weights?.data instanceof Float32Array)) continue;
    const [, , queries = 0, keys = 0] = weights.dims;
    const start = (head * queries + query) * keys;
    weights.data.fill(0, start, start + keys);
  }
  return values;
}

function lengthsOf({ manifest }: Pick<OpenModel, 'manifest'>, ids: Tensors): Lengths {
  const length = (name: string) => ids[name]?.dims[1] ?? 0;
  switch (manifest.architecture) {
    case 'encoder-decoder':
      return { source: length('source_ids'), target: length('target_ids') };
    case 'decoder':
      return { source: 0, target: length('ids') };
    case 'encoder':
      return { source: length('ids'), target: 0 };
  }
}

/**
 * A model that computes with interventions wherever it is run: the same model, its passes and its decoding steps through
 * sessions with doors.
 */
export async function withInterventions(
  model: OpenModel,
  interventions: readonly Intervention[],
): Promise<OpenModel> {
  const tapped = await model.taps.open();
  const step = await model.taps.openStep();
  return {
    ...model,
    step: step && {
      run: (feeds) => {
        const { feeds: doors } = interventionFeeds(model, step.doors, stepLengths(feeds), interventions);
        return step.session.run({ ...feeds, ...doors });
      },
      release: async () => {},
    },
    whole: {
      run: (ids, outputs) => runTapped(model, tapped, interventions, ids, outputs),
      release: async () => {},
    },
  };
}

/** The step at position p asks one query, the target's token p, with p + 1 of its keys. */
function stepLengths(feeds: Tensors): Lengths {
  const only = Number(feeds.position?.data[0] ?? 0);
  return { source: feeds['cross.0.key']?.dims[2] ?? 0, target: only + 1, only };
}
