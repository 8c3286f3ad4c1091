import type { AttentionTensor } from '../../../core/attention.ts';
import type { LayerNorms, RunNorms } from '../../../core/inspection.ts';
import { gramOf, mappedNorms, rowNorms } from '../../../math/aggregates/mapped-norms.ts';
import type { TokensOf } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { dataOf } from '../run/tensors.ts';
import { passIds } from './pass-ids.ts';
import type { TappedBlock } from './tap-plan.ts';
import type { TappedModel } from './tapped-model.ts';
import { runTapped } from './tapped-run.ts';
import { headOf, projectionOf } from './tapped-values.ts';

type Values = Awaited<ReturnType<typeof runTapped>>;

/**
 * Lengths of vectors in all layers of all sites, by a pass over the tokens of a run with its interventions. What an
 * ablated head adds is 0, and so are its numbers here.
 */
export async function runNorms(
  model: Pick<OpenModel, 'ort' | 'manifest' | 'taps'>,
  { run }: { readonly run: TokensOf },
): Promise<RunNorms> {
  const tapped = await model.taps.open();
  const changes = run.interventions ?? [];
  const names = new Set(
    tapped.blocks.flatMap(({ weights, values, mixed, residual }) => [
      weights,
      values,
      mixed,
      ...(residual === undefined ? [] : [residual]),
    ]),
  );
  const values = await runTapped(model, tapped, changes, passIds(model, run), [...names]);
  const ablated = ({ site, layer }: TappedBlock, head: number) =>
    changes.some(
      (change) =>
        change.kind === 'ablate' &&
        change.head.site === site &&
        change.head.layer === layer &&
        change.head.head === head,
    );
  const layers = tapped.blocks.map((block) =>
    headNorms(tapped, values, block, (head) => ablated(block, head)),
  );
  return {
    weighted: layers.map(({ weighted }) => weighted),
    headOutputs: layers.map(({ headOutputs }) => headOutputs),
    residual: tapped.blocks.flatMap((block) => residualNorms(values, block) ?? []),
  };
}

function headNorms(
  tapped: TappedModel,
  values: Values,
  block: TappedBlock,
  isAblated: (head: number) => boolean,
): { readonly weighted: AttentionTensor; readonly headOutputs: LayerNorms } {
  const { site, layer } = block;
  const [, heads = 0, queries = 0, keys = 0] = values[block.weights]?.dims ?? [];
  const projections = tapped.weightsOf(block.outputProjection);
  const weighted = dataOf(values[block.weights]).slice();
  const outputs = new Float32Array(heads * queries);
  const valueHeads = values[block.values]?.dims[1] ?? heads;
  for (let head = 0; head < heads; head += 1) {
    const valueHead = Math.floor((head * valueHeads) / heads);
    const { data: v, columns: size } = headOf(values, block.values, { head: valueHead });
    const gram = gramOf(projectionOf(projections, heads, head), size);
    outputs.set(mappedNorms(headOf(values, block.mixed, { head }).data, gram, size), head * queries);
    const lengths = mappedNorms(v, gram, size);
    const first = head * queries * keys;
    const factor = isAblated(head) ? 0 : 1;
    for (let at = 0; at < queries * keys; at += 1) {
      weighted[first + at] = factor * (weighted[first + at] as number) * (lengths[at % keys] as number);
    }
  }
  return {
    weighted: { site, layer, heads, queries, keys, data: weighted },
    headOutputs: { site, layer, heads, tokens: queries, data: outputs },
  };
}

function residualNorms(values: Values, { site, layer, residual }: TappedBlock): LayerNorms | undefined {
  if (residual === undefined) return undefined;
  const width = values[residual]?.dims.at(-1) ?? 0;
  const data = rowNorms(dataOf(values[residual]), width);
  return { site, layer, heads: 1, tokens: data.length, data };
}
