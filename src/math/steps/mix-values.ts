import { requireNumber } from '../require-number.ts';

/**
 * Each value times its weight, `[K, size]`: row j is α_j · v_j.
 *
 * `weights` `[K]`, `values` row-major `[K, size]`. Throws RangeError when they do not fit each other.
 */
export function weightedValues(weights: ArrayLike<number>, values: Float32Array, size: number): Float32Array {
  requireFit(weights, values, size);
  return values.map((value, at) => value * (weights[Math.floor(at / size)] as number));
}

/** The mixed value z = Σ_j α_j · v_j, `[size]`, summed in double precision; zeros when there is no key. */
export function mixValues(weights: ArrayLike<number>, values: Float32Array, size: number): Float32Array {
  requireFit(weights, values, size);
  const sums = new Float64Array(size);
  for (let key = 0; key < weights.length; key += 1) {
    const weight = weights[key] as number;
    for (let at = 0; at < size; at += 1)
      sums[at] = (sums[at] as number) + weight * (values[key * size + at] as number);
  }
  return Float32Array.from(sums);
}

function requireFit(weights: ArrayLike<number>, values: Float32Array, size: number): void {
  const length = weights.length * size;
  requireNumber('length of values', values.length, { from: length, to: length });
}
