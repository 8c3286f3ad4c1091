import { texNumber } from '../format-number.ts';
import type { CellNumbers } from '../numbers-of-cell.ts';
import { type SymbolName, sym } from '../symbols.ts';

export const xi = sym('x', 'x_i');
export const qi = sym('q', 'q_i');
export const kj = sym('k', 'k_j');
export const sij = sym('s', 's_{ij}');
export const mij = sym('m', 'm_{ij}');
export const aij = sym('a', '\\alpha_{ij}');
export const space = (rows: number | '', columns: number) =>
  `\\in \\mathbb{R}^{${rows === '' ? '' : `${rows} \\times `}${columns}}`;

/** x W + b, with the projection's letter. */
export function projected(to: SymbolName, name: string, from: string, letter: string, head = ''): string {
  return `${sym(to, name)} = ${from}\\, W_{${letter}}${head} + b_{${letter}}${head}`;
}

/** What q·k is divided by: √d, unless the model has another scale. */
export function divisorTex(
  size: number,
  { isRoot, divisor }: Pick<CellNumbers, 'isRoot' | 'divisor'>,
): string {
  return isRoot ? `\\sqrt{${size}}` : texNumber(divisor);
}
