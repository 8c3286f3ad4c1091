import type { HeadInspection } from '../../core/inspection.ts';
import { mixValues } from './mix-values.ts';
import { getRow } from './vectors.ts';
import { maskedSoftmax } from './what-if.ts';

interface FakeShape {
  readonly queries: number;
  readonly keys: number;
  readonly width?: number;
  readonly size?: number;
  readonly heads?: number;
  readonly causal?: boolean;
  readonly seed?: number;
}

/** For tests: the heads of one layer with seeded numbers that satisfy the equations of attention. */
export function fakeLayer(shape: FakeShape): HeadInspection[] {
  const { queries, keys, width = 12, size = 4, heads = 3, causal = false, seed = 1 } = shape;
  const numbers = seededNumbers(seed);
  const keyInputs = numbers(keys * width, 2);
  const queryInputs = causal ? keyInputs.slice(0, queries * width) : numbers(queries * width, 2);
  const bias = numbers(width, 0.1);
  const attended = new Float32Array(queries * width).map((_, at) => bias[at % width] as number);
  const scale = 1 / Math.sqrt(size);
  return Array.from({ length: heads }, (_, head) => {
    const project = (inputs: Float32Array) => multiply(inputs, numbers(width * size, 1), width, size);
    const [q, k, v] = [project(queryInputs), project(keyInputs), project(keyInputs)];
    const cells = Array.from(
      { length: queries * keys },
      (_, at) => [Math.floor(at / keys), at % keys] as const,
    );
    const scores = Float32Array.from(cells, ([i, j]) => dot(getRow(q, i, size), getRow(k, j, size)) * scale);
    const hidden = Uint8Array.from(cells, ([i, j]) => (causal && j > i ? 1 : 0));
    const weights = new Float32Array(queries * keys);
    const mixed = new Float32Array(queries * size);
    for (let query = 0; query < queries; query += 1) {
      const span = [query * keys, (query + 1) * keys] as const;
      const row = maskedSoftmax(scores.subarray(...span), hidden.subarray(...span));
      weights.set(row, query * keys);
      mixed.set(mixValues(row, v, size), query * size);
    }
    const projection = numbers(size * width, 1);
    const contribution = multiply(mixed, projection, size, width);
    for (const [at, value] of contribution.entries()) attended[at] = (attended[at] as number) + value;
    return {
      head: { site: causal ? 'decoder' : 'encoder', layer: 0, head },
      keyHead: head,
      ...{ queries, keys, width, size, scale, queryInputs, keyInputs, q, k, v },
      ...{ hidden, scores, weights, mixed, projection, contribution, attended },
    };
  });
}

/** a · b of row-major `[rows, inner]` and `[inner, columns]`. */
function multiply(a: Float32Array, b: Float32Array, inner: number, columns: number): Float32Array {
  return Float32Array.from({ length: (a.length / inner) * columns }, (_, at) => {
    const row = Math.floor(at / columns);
    let sum = 0;
    for (let m = 0; m < inner; m += 1)
      sum += (a[row * inner + m] as number) * (b[m * columns + (at % columns)] as number);
    return sum;
  });
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);
}

/** Numbers in (−spread, spread), the same ones for the same seed: a linear congruential generator. */
function seededNumbers(seed: number): (count: number, spread: number) => Float32Array {
  let state = seed >>> 0;
  return (count, spread) =>
    Float32Array.from({ length: count }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state / 2 ** 31 - 1) * spread;
    });
}
