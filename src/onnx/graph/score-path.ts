import type { Links } from './links.ts';
import { findConstant } from './read-tensor.ts';

/** How the scores of an attention come to be: q·kᵀ, scaled, masks added. */
export interface ScorePath {
  /** [1, H, Q, d] */
  readonly queries: string;
  /** [1, H, K, d], or [1, H, d, K] where `keysTurned`. */
  readonly keys: string;
  readonly keysTurned: boolean;
  /** What q·k is multiplied by. */
  readonly scale: number;
  /** q·k · scale before any mask, [1, H, Q, K]. */
  readonly scores: string;
  /** What is added to the scores, or chosen in their place. */
  readonly masks: readonly string[];
}

/** Masks and scales between softmax and product; a graph of a stranger may hold chains of any length. */
const MOST_NODES = 64;

/** Follows a softmax's input back to the product of queries and keys; undefined where there is none. */
export function findScores(links: Links, value: string, left = { nodes: MOST_NODES }): ScorePath | undefined {
  left.nodes -= 1;
  if (left.nodes < 0) return undefined;
  const node = links.producerOf(value);
  const [first = '', second = ''] = node?.inputs ?? [];
  switch (node?.op) {
    case 'MatMul':
      if (links.isConstant(first) || links.isConstant(second)) return undefined;
      return { queries: first, ...keysOf(links, second), scale: 1, scores: value, masks: [] };
    case 'Mul':
    case 'Div': {
      const factor = links.isConstant(second) ? findScalar(links, second) : undefined;
      const path = factor === undefined ? undefined : findScores(links, first, left);
      // A scale behind a mask would scale the mask too: another formula.
      if (!path || factor === undefined || path.masks.length > 0) return undefined;
      return { ...path, scale: node.op === 'Mul' ? path.scale * factor : path.scale / factor, scores: value };
    }
    case 'Add':
      return throughMask(links, first, second, left) ?? throughMask(links, second, first, left);
    case 'Where': {
      const [condition = '', yes = '', no = ''] = node.inputs;
      return throughMask(links, yes, condition, left) ?? throughMask(links, no, condition, left);
    }
    default:
      return undefined;
  }
}

function throughMask(
  links: Links,
  value: string,
  mask: string,
  left: { nodes: number },
): ScorePath | undefined {
  const path = findScores(links, value, left);
  return path && { ...path, masks: [...path.masks, mask] };
}

function keysOf(links: Links, operand: string): Pick<ScorePath, 'keys' | 'keysTurned'> {
  const node = links.producerOf(operand);
  const perm = node?.op === 'Transpose' ? (node.attributes.get('perm')?.ints ?? []) : [];
  const swapsLastTwo = perm.join() === '0,1,3,2' || perm.join() === '0,2,1';
  return swapsLastTwo
    ? { keys: node?.inputs[0] ?? '', keysTurned: false }
    : { keys: operand, keysTurned: true };
}

function findScalar(links: Links, value: string): number | undefined {
  const constant = findConstant(links, value);
  return constant?.data.length === 1 ? constant.data[0] : undefined;
}
