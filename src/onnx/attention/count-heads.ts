import { type Dim, known } from '../facts/fact.ts';
import type { GraphView } from './graph-view.ts';
import type { Mixing } from './walk-mixing.ts';

const MOST_STEPS = 40;

/** Heads of weights [B, H, Q, K], [B·H, Q, K] or [B, G, R, Q, K]; undefined where the graph does not say it. */
export function countHeads(
  view: GraphView,
  dims: readonly Dim[] | undefined,
  { queries, mixing }: { readonly queries: string; readonly mixing: Mixing },
): number | undefined {
  if (dims?.length === 4) return known(dims[1]) ?? headsBehind(view, queries);
  if (dims?.length === 5) {
    const [groups, members] = [known(dims[1]), known(dims[2])];
    return groups === undefined || members === undefined ? undefined : groups * members;
  }
  // Folded: the heads stand apart before the queries are folded, or after the values are mixed.
  return headsBehind(view, queries) ?? headsAfter(view, mixing.node.outputs[0] ?? '');
}

/** The way back from queries [B, H, Q, d] to where they are put apart from [B, Q, H·d]. */
function headsBehind(view: GraphView, value: string): number | undefined {
  let next = value;
  let axis = 1;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const node = view.producerOf(next);
    const dims = view.factOf(next).dims;
    const given = view.factOf(node?.inputs[0] ?? '').dims;
    if (dims?.length === 4 && known(dims[axis]) !== undefined) return known(dims[axis]);
    if (
      !node ||
      !['Transpose', 'Reshape', 'Mul', 'Div', 'Cast', 'Identity', 'Add', 'Concat'].includes(node.op)
    )
      return undefined;
    if (node.op === 'Transpose') {
      const perm = node.attributes.get('perm')?.ints ?? [];
      // [Q, B·H, d] → [B·H, Q, d], with a batch of 1
      if (given?.length === 3 && perm.join() === '1,0,2') return known(given[1]);
      axis = perm[axis] ?? axis;
    }
    if (node.op === 'Reshape' && dims?.length === 4) {
      const [width, size] = [known(given?.at(-1)), known(dims[3])];
      const heads = width !== undefined && size ? width / size : undefined;
      return given?.length === 3 && Number.isInteger(heads) ? heads : undefined;
    }
    next = node.inputs[0] ?? '';
  }
  return undefined;
}

function headsAfter(view: GraphView, value: string): number | undefined {
  let next = value;
  for (let step = 0; step < 4; step += 1) {
    const dims = view.factOf(next).dims;
    if (dims?.length === 4 && known(dims[1]) !== undefined) return known(dims[1]);
    const reader = view
      .consumersOf(next)
      .find(({ op }) => op === 'Reshape' || op === 'Cast' || op === 'Identity');
    if (!reader) return undefined;
    next = reader.outputs[0] ?? '';
  }
  return undefined;
}

const KEPT = new Set([
  'Reshape',
  'Transpose',
  'Cast',
  'Identity',
  'Mul',
  'Div',
  'Unsqueeze',
  'Squeeze',
  'Slice',
]);

/** Heads of keys and values: fewer where they are repeated for several heads. */
export function countKeyValueHeads(
  view: GraphView,
  values: readonly string[],
  dims: readonly Dim[] | undefined,
  heads: number | undefined,
): number | undefined {
  if (dims?.length === 5) return known(dims[1]);
  for (const value of values) {
    let next = value;
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const node = view.producerOf(next);
      if (!node) break;
      const given = view.factOf(node.inputs[0] ?? '').dims;
      // [B, G, 1, K, d] → [B, G, R, K, d]
      if ((node.op === 'Expand' || node.op === 'Tile') && given?.length === 5 && given[2] === 1)
        return known(given[1]);
      if (!KEPT.has(node.op) && node.op !== 'Expand') break;
      next = node.inputs[0] ?? '';
    }
    const own = view.factOf(value).dims;
    if (own?.length === 4 && own[1] === 1 && heads !== undefined && heads > 1) return 1;
  }
  return heads;
}
