import type { AttentionMatrix } from '../../core/attention.ts';
import { requireMatrix } from '../../math/require-matrix.ts';
import { COLOR_SCALES, type ColorScale, colorIndex, INVALID_INDEX } from './scale.ts';

/** A scale over [0, 1] for every head, or `row`: from 0 to each row's own largest weight. */
export type MatrixScale = ColorScale | 'row';

export const MATRIX_SCALES: readonly MatrixScale[] = [...COLOR_SCALES, 'row'];

/**
 * The palette's index of every weight, row-major `[queries, keys]`: 0 to 255, or `INVALID_INDEX` for what is no weight.
 *
 * `row`: the weight as a share of the row's largest, linear; a row of zeros stays 0. Indices grow with the weight within
 * a row, so the largest index of some cells is that of their largest weight (with `row`: of their largest share).
 */
export function colorIndices(matrix: AttentionMatrix, scale: MatrixScale): Uint16Array {
  const { queries, keys, data } = requireMatrix(matrix);
  const indices = new Uint16Array(data.length);
  if (scale !== 'row') {
    for (let at = 0; at < data.length; at++) indices[at] = colorIndex(data[at] as number, scale);
    return indices;
  }
  for (let query = 0; query < queries; query++) {
    const end = (query + 1) * keys;
    let largest = 0;
    for (let at = query * keys; at < end; at++) {
      const weight = data[at] as number;
      if (weight > largest && colorIndex(weight, 'linear') !== INVALID_INDEX) largest = weight;
    }
    for (let at = query * keys; at < end; at++) {
      const weight = data[at] as number;
      const valid = colorIndex(weight, 'linear') !== INVALID_INDEX;
      indices[at] = !valid
        ? INVALID_INDEX
        : colorIndex(largest > 0 ? Math.max(0, weight) / largest : 0, 'linear');
    }
  }
  return indices;
}
