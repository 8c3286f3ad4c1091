import type { HeadInspection } from '../../../core/inspection.ts';
import { multiply } from '../../../math/aggregates/mapped-norms.ts';
import type { InspectRequest } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { dataOf } from '../run/tensors.ts';
import { passIds } from './pass-ids.ts';
import { runTapped } from './tapped-run.ts';
import { getTapped, headOf, keysOf, projectionOf } from './tapped-values.ts';

/** A score that a mask has pushed down this far is hidden: masks are −1e9 or −∞, scores are below a thousand. */
const HIDDEN_BELOW = -1e6;

/**
 * One head taken apart by a pass over the tokens of a run, with its interventions: a cut key is `hidden`, and an ablated
 * head mixes to 0 while its weights stay as computed. Throws `argument.invalid` for a head that the model does not have.
 */
export async function inspectHead(
  model: Pick<OpenModel, 'ort' | 'manifest' | 'taps'>,
  { run, head }: InspectRequest,
): Promise<HeadInspection> {
  const tapped = await model.taps.open();
  const block = getTapped(tapped.blocks, head);
  const { queryProjection, keyProjection, outputProjection } = block;
  const names = new Set([
    queryProjection.input,
    keyProjection.input,
    block.queries,
    block.keys,
    block.values,
    block.scores,
    block.softmaxInput,
    block.weights,
    block.mixed,
    outputProjection.output,
  ]);
  const values = await runTapped(model, tapped, run.interventions ?? [], passIds(model, run), [...names]);
  const scores = headOf(values, block.scores, head);
  const shifted = headOf(values, block.softmaxInput, head);
  const keyHeads = values[block.keys]?.dims[1] ?? scores.heads;
  const keyHead = Math.floor((head.head * keyHeads) / scores.heads);
  const q = headOf(values, block.queries, head);
  const mixed = headOf(values, block.mixed, head);
  const projection = projectionOf(tapped.weightsOf(outputProjection), scores.heads, head.head);
  return {
    head,
    keyHead,
    queries: scores.rows,
    keys: scores.columns,
    width: projection.length / mixed.columns,
    size: q.columns,
    scale: block.scale,
    queryInputs: dataOf(values[queryProjection.input]).slice(),
    keyInputs: dataOf(values[keyProjection.input]).slice(),
    q: q.data,
    k: keysOf(values, block, { head: keyHead }).data,
    v: headOf(values, block.values, { head: keyHead }).data,
    hidden: Uint8Array.from(shifted.data, (value) => (value < HIDDEN_BELOW ? 1 : 0)),
    scores: scores.data,
    weights: headOf(values, block.weights, head).data,
    mixed: mixed.data,
    projection,
    contribution: multiply(mixed.data, projection, mixed.columns),
    attended: dataOf(values[outputProjection.output]).slice(),
  };
}
