import type { InferenceSession } from 'onnxruntime-web/wasm';
import { HeadlightError } from '../../../core/errors.ts';
import type { HeadRef, Site } from '../../../core/head.ts';
import { headKey } from '../../../core/head.ts';
import { dataOf } from '../run/tensors.ts';
import { findTapped, type TappedBlock } from './tap-plan.ts';

type Tensors = InferenceSession.OnnxValueMapType;

/** The layer of a head. Throws `argument.invalid` where the graph has none. */
export function getTapped(
  blocks: readonly TappedBlock[],
  head: { readonly site: Site; readonly layer: number; readonly head?: number },
): TappedBlock {
  const block = findTapped(blocks, head);
  if (block) return block;
  throw new HeadlightError('argument.invalid', {
    argument: 'head',
    found: headKey({ head: 0, ...head }),
  });
}

/** One head of a value [1, H, N, M], in numbers of its own. */
export function headOf(
  values: Tensors,
  name: string,
  { head }: Pick<HeadRef, 'head'>,
): { readonly rows: number; readonly columns: number; readonly heads: number; readonly data: Float32Array } {
  const [, heads = 0, rows = 0, columns = 0] = values[name]?.dims ?? [];
  if (head >= heads) throw new HeadlightError('argument.invalid', { argument: 'head', found: head });
  const data = dataOf(values[name]).slice(head * rows * columns, (head + 1) * rows * columns);
  return { rows, columns, heads, data };
}

/** Keys as [K, d], whichever way round the graph has them. */
export function keysOf(values: Tensors, block: TappedBlock, head: Pick<HeadRef, 'head'>) {
  const keys = headOf(values, block.keys, head);
  if (!block.keysTurned) return keys;
  const { rows, columns, heads, data } = keys;
  const turned = data.map((_, at) => data[(at % rows) * columns + Math.floor(at / rows)] as number);
  return { rows: columns, columns: rows, heads, data: turned };
}

/** Rows of W_O that belong to a head: [d, D] of [H · d, D]. */
export function projectionOf(weights: Float32Array, heads: number, head: number): Float32Array {
  const size = weights.length / heads;
  return weights.slice(head * size, (head + 1) * size);
}
