import { halfTable, toHalf } from '../graph/half.ts';
import { type Links, linkGraph } from '../graph/links.ts';
import { DTYPE } from '../graph/onnx-fields.ts';
import { readGraph, type StoredTensor } from '../graph/read-graph.ts';
import { viewOf } from '../wire/fields.ts';

const STEPS = 127;
/** Smaller matrices are no weights worth rounding. */
const FEWEST_NUMBERS = 1000;

/**
 * A model whose matrices of weights are rounded to 8 bits a number, in new bytes of the same layout and types.
 *
 * Symmetric, round to nearest: a group of numbers shares the step max|w| / 127, and each becomes a whole number of steps,
 * −127 to 127, stored as the nearest number of its type. A group is an output of the matrix: a column of [in, out] that
 * is multiplied by, a row of a table that is looked up. Vectors (biases, norms) and small matrices stay as they are.
 */
export function roundWeights(model: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(model);
  const links = linkGraph(readGraph(bytes));
  for (const tensor of links.graph.tensors.values()) {
    const [rows = 0, columns = 0] = tensor.dims;
    const numbers = findNumbers(bytes, tensor);
    if (!numbers || tensor.dims.length !== 2 || rows * columns <= FEWEST_NUMBERS) continue;
    const byRow = isLookedUp(links, tensor);
    const [groups, members] = byRow ? [rows, columns] : [columns, rows];
    const [groupStride, stride] = byRow ? [columns, 1] : [1, columns];
    for (let group = 0; group < groups; group += 1) {
      roundGroup(numbers, group * groupStride, stride, members);
    }
  }
  return bytes;
}

/** Numbers in a file, by their index. */
interface Numbers {
  readonly get: (at: number) => number;
  readonly set: (at: number, value: number) => void;
}

function findNumbers(bytes: Uint8Array, { dtype, raw }: StoredTensor): Numbers | undefined {
  if (!raw) return undefined;
  if (dtype === DTYPE.float16) {
    const table = halfTable();
    const { start } = raw;
    return {
      get: (at) => {
        const place = start + at * 2;
        return table[(bytes[place] as number) | ((bytes[place + 1] as number) << 8)] as number;
      },
      set: (at, value) => {
        const half = toHalf(value);
        bytes[start + at * 2] = half;
        bytes[start + at * 2 + 1] = half >> 8;
      },
    };
  }
  const view = viewOf(bytes, raw);
  if (dtype !== DTYPE.float32) return undefined;
  return {
    get: (at) => view.getFloat32(at * 4, true),
    set: (at, value) => view.setFloat32(at * 4, value, true),
  };
}

function roundGroup({ get, set }: Numbers, first: number, stride: number, members: number): void {
  let largest = 0;
  for (let member = 0; member < members; member += 1) {
    largest = Math.max(largest, Math.abs(get(first + member * stride)));
  }
  // A group of zeros has no step and needs none.
  const step = largest / STEPS;
  if (step === 0) return;
  for (let member = 0; member < members; member += 1) {
    const at = first + member * stride;
    set(at, Math.round(get(at) / step) * step);
  }
}

/** Whether rows of a matrix are taken by their index: a table of embeddings or positions. */
function isLookedUp(links: Links, { name }: StoredTensor): boolean {
  const open = [name];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    for (const { op, outputs } of links.consumersOf(value)) {
      if (op === 'Gather' || op === 'Slice') return true;
      if (op === 'Cast' || op === 'Identity') open.push(...outputs);
    }
  }
  return false;
}
