import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { AttentionTensor } from '../../../core/attention.ts';
import { HeadlightError } from '../../../core/errors.ts';
import type { Site } from '../../../core/head.ts';
import type { Manifest } from '../../../core/manifest.ts';
import { isWanted, type LayerRange } from '../../../core/memory.ts';
import type { Ort } from '../open/runtime.ts';

/** Ids as an int64 tensor [1, N]. */
export function idTensor({ ort }: { readonly ort: Ort }, ids: readonly number[]): Tensor {
  return new ort.Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]);
}

/** The float32 data of an output that must be there. */
export function dataOf(tensor: Tensor | undefined): Float32Array {
  if (!(tensor?.data instanceof Float32Array))
    throw new HeadlightError('run.failed', { output: tensor?.type ?? 'missing' });
  return tensor.data;
}

/** What a layer's attention is called among a model's outputs. */
export function attentionName(site: Site, layer: number): string {
  return `${site}.${layer}.attention`;
}

/** The output of each layer's attention, site by site; of the wanted layers only, where a range of them is given. */
export function tapsOf({ sites }: Pick<Manifest, 'sites'>, wanted?: LayerRange) {
  return sites
    .flatMap(({ site, layers }) =>
      Array.from({ length: layers }, (_, layer) => ({ site, layer, output: attentionName(site, layer) })),
    )
    .filter(({ layer }) => isWanted(layer, wanted));
}

/** The attention among a session's outputs, one tensor a tap. */
export function attentionsOf(
  outputs: InferenceSession.OnnxValueMapType,
  taps: ReturnType<typeof tapsOf>,
): AttentionTensor[] {
  return taps.map(({ site, layer, output }) => {
    const data = dataOf(outputs[output]);
    const [, heads = 0, queries = 0, keys = 0] = outputs[output]?.dims ?? [];
    return { site, layer, heads, queries, keys, data };
  });
}
