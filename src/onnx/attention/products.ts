import { readEquation } from '../facts/product-rules.ts';
import type { GraphNode } from '../graph/read-graph.ts';

/** Where a matrix product has its two operands. */
const OPERANDS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['MatMul', [0, 1]],
  ['Gemm', [0, 1]],
  ['Einsum', [0, 1]],
  ['FusedMatMul', [0, 1]],
  ['FusedGemm', [0, 1]],
  ['TransposeMatMul', [0, 1]],
  ['MatMulInteger', [0, 1]],
  ['MatMulIntegerToFloat', [0, 1]],
  ['DynamicQuantizeMatMul', [0, 1]],
  ['MatMulNBits', [0, 1]],
  ['QLinearMatMul', [0, 3]],
]);

/** The operands of a matrix product, in order; undefined for a node that is none. */
export function operandsOf({ op, inputs }: GraphNode): readonly [string, string] | undefined {
  const places = OPERANDS.get(op);
  if (!places || (op === 'Einsum' && inputs.length !== 2)) return undefined;
  return [inputs[places[0]] ?? '', inputs[places[1]] ?? ''];
}

/**
 * Whether a product sums over the last axis of its operand `index`: true, false where it is the last but one, undefined
 * where it is neither.
 */
export function sumsOverLast(node: GraphNode, index: 0 | 1): boolean | undefined {
  if (node.op === 'Einsum') {
    const equation = readEquation(node.attributes.get('equation')?.text);
    const letters = equation?.inputs[index] ?? '';
    const other = equation?.inputs[1 - index] ?? '';
    const summed = (letter: string | undefined) =>
      letter !== undefined && other.includes(letter) && !equation?.output.includes(letter);
    if (summed(letters.at(-1))) return true;
    return summed(letters.at(-2)) ? false : undefined;
  }
  const turned = node.attributes.get(index === 0 ? 'transA' : 'transB')?.int === 1;
  return (index === 0) !== turned;
}
