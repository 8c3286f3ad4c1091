import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { asFloats } from './guest-values.ts';

type Tensors = InferenceSession.OnnxValueMapType;

/** Largest absolute difference over float outputs of two sessions; infinite where one has numbers and the other has none. */
export function largestDifference(before: Tensors, after: Tensors): number {
  let largest = 0;
  for (const [name, tensor] of Object.entries(before)) {
    const other = after[name];
    if (!isFloat(tensor)) continue;
    const [a, b] = [
      asFloats(tensor as Tensor),
      other && isFloat(other) ? asFloats(other as Tensor) : undefined,
    ];
    if (!b || a.length !== b.length) return Number.POSITIVE_INFINITY;
    for (let at = 0; at < a.length; at += 1) {
      const [p, q] = [a[at] as number, b[at] as number];
      // Masked logits are −∞ in both.
      if (Object.is(p, q)) continue;
      const difference = Math.abs(p - q);
      if (!(difference <= largest))
        largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
    }
  }
  return largest;
}

/** Largest |1 − sum| over the rows [rows × columns] of weights as they came out, sinks counted. */
export function largestRowError(weights: Tensor): number {
  const data = asFloats(weights);
  const columns = weights.dims.at(-1) ?? 0;
  if (columns === 0) return 0;
  let largest = 0;
  for (let row = 0; row < data.length; row += columns) {
    let sum = 0;
    for (let at = row; at < row + columns; at += 1) sum += data[at] as number;
    const error = Math.abs(1 - sum);
    if (!(error <= largest)) largest = Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
  }
  return largest;
}

function isFloat(value: { readonly type?: string } | undefined): boolean {
  return ['float32', 'float16', 'float64'].includes(value?.type ?? '');
}
