import { isFloatType } from '../graph/onnx-fields.ts';
import type { GraphNode, StoredTensor } from '../graph/read-graph.ts';
import { readTensor } from '../graph/read-tensor.ts';
import type { GraphView } from './graph-view.ts';

const COMPARISONS = new Set(['Less', 'LessOrEqual', 'Greater', 'GreaterOrEqual']);
const MOST_VALUES = 500;
/** Larger tables are not read: 4096 places on either side. */
const MOST_NUMBERS = 4096 * 4096;

/**
 * Whether a mask lets every query see only keys that do not come after it. undefined where the graph does not say it
 * before it runs: the mask is an input, or too much leads to it.
 */
export type TellCausal = (mask: string) => boolean | undefined;

/** Answers are kept: the layers of a model mostly share a mask. */
export function causalTeller(view: GraphView): TellCausal {
  const known = new Map<string, boolean | undefined>();
  return (mask) => {
    if (!known.has(mask)) known.set(mask, tell(view, mask));
    return known.get(mask);
  };
}

function tell(view: GraphView, mask: string): boolean | undefined {
  const seen = new Set<string>();
  const open = [mask];
  let isOpen = false;
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value === '' || seen.has(value)) continue;
    seen.add(value);
    if (seen.size > MOST_VALUES) return undefined;
    const node = view.producerOf(value);
    const stored =
      node?.op === 'Constant' ? node.attributes.get('value')?.tensor : view.graph.tensors.get(value);
    if (stored) {
      if (isLowerTriangle(view, stored)) return true;
      continue;
    }
    if (!node) {
      // A mask of [queries, keys] that the reader's own input brings can be anything.
      const rank = view.factOf(value).dims?.length ?? 0;
      isOpen ||= rank >= 3 && view.graph.inputs.includes(value);
      continue;
    }
    if (comparesPlaces(view, node)) return true;
    open.push(...waysBack(view, node));
  }
  return isOpen ? undefined : false;
}

/** The inputs by which a mask's pattern can come. */
function waysBack(view: GraphView, node: GraphNode): readonly string[] {
  const { op, inputs } = node;
  if (op === 'Shape' || op === 'Size' || op === 'Range') return [];
  // A table that is looked up gives a bias for a distance, which hides nothing.
  if (op === 'Gather' && isFloat(view, inputs[0] ?? '')) return [];
  if (
    ['Reshape', 'Expand', 'Slice', 'Tile', 'ConstantOfShape', 'Unsqueeze', 'Squeeze', 'Gather'].includes(op)
  )
    return inputs.slice(0, 1);
  return inputs;
}

function isFloat({ factOf }: GraphView, value: string): boolean {
  const { dtype, depends, dims } = factOf(value);
  return isFloatType(dtype) && depends === 'constants' && dims?.length === 2;
}

function comparesPlaces(view: GraphView, { op, inputs }: GraphNode): boolean {
  if (op === 'Trilu') return true;
  if (!COMPARISONS.has(op)) return false;
  // Distances within a window and bounds of buckets compare with one number; a causal mask compares lists of places.
  return inputs.every((input) => isListOfPlaces(view, input));
}

function isListOfPlaces(view: GraphView, value: string): boolean {
  const { dims, depends } = view.factOf(value);
  if (depends === 'constants') return (dims ?? []).some((dim) => dim !== 1);
  return dims === undefined || (dims.length > 0 && !dims.every((dim) => dim === 1));
}

/** A stored square of truth values or large negative numbers that hides all that comes after: read at a few places. */
function isLowerTriangle({ graph }: GraphView, tensor: StoredTensor): boolean {
  const { dims, externalFile } = tensor;
  const [rows = 0, columns = 0] = dims.slice(-2);
  const count = dims.reduce((product, dim) => product * dim, 1);
  if (dims.length < 2 || rows < 2 || rows !== columns || externalFile !== undefined) return false;
  if (count !== rows * columns || count > MOST_NUMBERS) return false;
  try {
    const { data } = readTensor(graph.bytes, tensor);
    const at = (row: number, column: number) => data[row * columns + column] as number;
    const seen = at(1, 1);
    const hidden = at(0, 1);
    if (seen === hidden || Number.isNaN(seen)) return false;
    // True where seen (1 over 0), or 0 where seen and far below where not.
    if (!(hidden < seen) && !(seen === 0 && hidden === 1)) return false;
    const step = Math.max(1, Math.floor(rows / 64));
    for (let row = 0; row < rows; row += step) {
      if (at(row, row) !== seen) return false;
      for (let column = row + 1; column < columns; column += step)
        if (at(row, column) !== hidden) return false;
    }
    return true;
  } catch {
    return false;
  }
}
