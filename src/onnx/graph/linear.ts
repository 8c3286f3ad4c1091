import type { Links } from './links.ts';
import { findConstant, type TensorValues } from './read-tensor.ts';

/**
 * A linear layer, x·W + b, however the exporter wrote it: one MatMul, or several over parts of x that are summed.
 *
 * `weights` are the names of W's row blocks, in the order of x's parts.
 */
export interface Linear {
  readonly input: string;
  readonly output: string;
  readonly weights: readonly string[];
}

/** Operators that rearrange numbers and change none. */
const RESHAPING = new Set([
  'Transpose',
  'Reshape',
  'Squeeze',
  'Unsqueeze',
  'Flatten',
  'Identity',
  'Split',
  'Slice',
]);

/** A layer that is written in more parts, or that lies further off, is none: graphs of strangers may hold chains of any length. */
const FURTHEST = 64;

interface Product {
  readonly root: string;
  /** Which part of which split, from the root down. */
  readonly part: readonly number[];
  readonly weight: string;
}

/** The linear layer whose result is `value`, rearranged at most; undefined where there is none. */
export function findLinearInto(links: Links, value: string, furthest = FURTHEST): Linear | undefined {
  const node = links.producerOf(value);
  if (!node || furthest === 0) return undefined;
  if (RESHAPING.has(node.op)) return findLinearInto(links, node.inputs[0] ?? '', furthest - 1);
  return readSum(links, value);
}

/** The linear layer that reads `value`, rearranged at most: its whole sum, bias included; undefined where there is none. */
export function findLinearFrom(links: Links, value: string): Linear | undefined {
  return followTo(links, value, { nodes: FURTHEST * 4 });
}

function followTo(links: Links, value: string, left: { nodes: number }): Linear | undefined {
  for (const node of links.consumersOf(value)) {
    left.nodes -= 1;
    if (left.nodes < 0) return undefined;
    for (const output of node.outputs) {
      const found = RESHAPING.has(node.op)
        ? followTo(links, output, left)
        : node.op === 'MatMul' && growSum(links, output);
      if (found) return found;
    }
  }
  return undefined;
}

/** From one product down the Adds, as long as all that is added is a product of the same x or a constant. */
function growSum(links: Links, product: string): Linear | undefined {
  let best = readSum(links, product);
  for (let value = product, steps = 0; best && steps < FURTHEST; steps += 1) {
    const next = links.consumersOf(value).find(({ op }) => op === 'Add')?.outputs[0];
    const grown = next === undefined ? undefined : readSum(links, next);
    if (!next || grown?.input !== best.input) return best;
    best = grown;
    value = next;
  }
  return best;
}

function readSum(links: Links, output: string): Linear | undefined {
  const products = collectProducts(links, output, { nodes: FURTHEST * 2 });
  const input = products?.[0]?.root;
  if (!products || input === undefined || products.some(({ root }) => root !== input)) return undefined;
  const ordered = products.toSorted((a, b) => comparePlaces(a.part, b.part));
  return { input, output, weights: ordered.map(({ weight }) => weight) };
}

/** All products of which `value` is the sum; constants that are added are left out; undefined where it is no such sum. */
function collectProducts(links: Links, value: string, budget: { nodes: number }): Product[] | undefined {
  budget.nodes -= 1;
  if (budget.nodes < 0) return undefined;
  const node = links.producerOf(value);
  const [left = '', right = ''] = node?.inputs ?? [];
  if (node?.op === 'MatMul') {
    if (links.isConstant(left) || !links.isConstant(right)) return undefined;
    return [{ ...findRoot(links, left), weight: right }];
  }
  if (node?.op !== 'Add') return undefined;
  const terms = [left, right].filter((term) => !links.isConstant(term));
  const found = terms.map((term) => collectProducts(links, term, budget));
  return found.every((term) => term !== undefined) ? found.flat() : undefined;
}

function findRoot(links: Links, value: string, furthest = FURTHEST): Pick<Product, 'root' | 'part'> {
  const node = links.producerOf(value);
  if (node?.op !== 'Split' || furthest === 0) return { root: value, part: [] };
  const { root, part } = findRoot(links, node.inputs[0] ?? '', furthest - 1);
  return { root, part: [...part, node.outputs.indexOf(value)] };
}

function comparePlaces(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((place, index) => place !== b[index]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] ?? -1);
}

/** W of a linear layer, [in, out] row-major. Throws RangeError where its numbers cannot be read. */
export function readLinear(links: Links, { weights }: Linear): TensorValues {
  const blocks = weights.map((name) => {
    const block = findConstant(links, name);
    if (block?.dims.length !== 2)
      throw new RangeError(`weights ${name} cannot be read: expected a stored matrix`);
    return block;
  });
  const columns = blocks[0]?.dims[1] ?? 0;
  const data = new Float32Array(blocks.reduce((sum, block) => sum + block.data.length, 0));
  let at = 0;
  for (const block of blocks) {
    data.set(block.data, at);
    at += block.data.length;
  }
  return { dims: [columns === 0 ? 0 : data.length / columns, columns], data };
}
