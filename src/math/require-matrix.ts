import type { AttentionMatrix } from '../core/attention.ts';
import { requireNumber } from './require-number.ts';

/**
 * The matrix, if `data` holds exactly `queries × keys` weights.
 *
 * Throws RangeError with the sizes found. The weights themselves are not looked at.
 */
export function requireMatrix(matrix: AttentionMatrix): AttentionMatrix {
  requireNumber('queries', matrix.queries, { from: 0, integer: true });
  requireNumber('keys', matrix.keys, { from: 0, integer: true });
  if (matrix.data.length === matrix.queries * matrix.keys) return matrix;
  throw new RangeError(
    `invalid matrix: ${matrix.data.length} weights for ${matrix.queries} queries × ${matrix.keys} keys`,
  );
}
