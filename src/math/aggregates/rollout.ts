import type { AttentionMatrix, AttentionTensor } from '../../core/attention.ts';
import { combineHeads } from './combine-heads.ts';

/**
 * Attention rollout of self-attention (Abnar & Zuidema 2020): R = B_last · … · B_first with B = ½ · (mean of the heads) +
 * ½ · identity, each row of B scaled to sum to 1. Row = a token's place after the last layer, column = the place before the
 * first one; rows sum to 1. The identity stands for the residual stream; feed-forward layers, values and norms are not in it.
 *
 * @param tensors the layers in order, square, of one site
 *
 * Every `yield` ends a row. Throws RangeError without a layer, or where a layer is not square.
 */
export function* rollOut(tensors: readonly AttentionTensor[]): Generator<void, AttentionMatrix> {
  let rolled: AttentionMatrix | undefined;
  for (const tensor of tensors) {
    const step = yield* residualStep(tensor);
    rolled = rolled ? yield* multiplySquare(step, rolled) : step;
  }
  if (!rolled) throw new RangeError('no layer: expected at least one');
  return rolled;
}

/**
 * Rollout through an encoder–decoder: what each place of the decoder holds after its last layer, in shares of the target's
 * tokens and of the source's. Rows of both together sum to 1.
 *
 * A decoder layer mixes targets by B of its self-attention, then gives way by half to the sources that its cross-attention
 * looks at, each of which holds what the encoder's rollout says. The same ½ as in `rollOut` at every residual; Abnar &
 * Zuidema define it for one stack only.
 *
 * @param decoder self-attention [T × T] a layer, @param cross cross-attention [T × S] of the same layers
 * @param encoder the encoder's rollout [S × S]
 */
export function* rollOutAcross(
  decoder: readonly AttentionTensor[],
  cross: readonly AttentionTensor[],
  encoder: AttentionMatrix,
): Generator<void, { readonly source: AttentionMatrix; readonly target: AttentionMatrix }> {
  let target: AttentionMatrix | undefined;
  let source: AttentionMatrix | undefined;
  for (const [layer, tensor] of decoder.entries()) {
    const crossing = cross[layer];
    if (!crossing)
      throw new RangeError(`decoder layer ${layer} has no cross-attention: expected one a layer`);
    const step = yield* residualStep(tensor);
    const looked = yield* multiply(yield* combineHeads([crossing], 'mean'), encoder);
    target = halved(target ? yield* multiply(step, target) : step);
    source = sumOfHalves(source ? yield* multiply(step, source) : undefined, looked);
  }
  if (!target || !source) throw new RangeError('no layer: expected at least one');
  return { source, target };
}

/** B of one layer: half its mean attention, half identity, rows scaled to sum to 1. */
export function* residualStep(tensor: AttentionTensor): Generator<void, AttentionMatrix> {
  if (tensor.queries !== tensor.keys) {
    throw new RangeError(`layer ${tensor.layer} is ${tensor.queries} × ${tensor.keys}: expected a square`);
  }
  const { queries, keys, data } = yield* combineHeads([tensor], 'mean');
  for (let row = 0; row < queries; row += 1) {
    let sum = 1;
    for (let at = row * keys; at < (row + 1) * keys; at += 1) sum += data[at] as number;
    for (let key = 0; key < keys; key += 1) {
      const at = row * keys + key;
      data[at] = ((data[at] as number) + (key === row ? 1 : 0)) / sum;
    }
  }
  return { queries, keys, data };
}

function* multiplySquare(left: AttentionMatrix, right: AttentionMatrix): Generator<void, AttentionMatrix> {
  if (left.keys !== right.queries) {
    throw new RangeError(
      `${left.queries} × ${left.keys} after ${right.queries} × ${right.keys}: expected equal sizes`,
    );
  }
  return yield* multiply(left, right);
}

/** left · right, a row a step; each row summed in float64. */
function* multiply(left: AttentionMatrix, right: AttentionMatrix): Generator<void, AttentionMatrix> {
  const { queries } = left;
  const { keys } = right;
  const data = new Float32Array(queries * keys);
  const sums = new Float64Array(keys);
  for (let row = 0; row < queries; row += 1) {
    sums.fill(0);
    for (let term = 0; term < left.keys; term += 4) addTerms(sums, left, row, term, right);
    data.set(sums, row * keys);
    yield;
  }
  return { queries, keys, data };
}

/** Adds four terms of a row at once: a third of the time that one after another takes. */
function addTerms(
  sums: Float64Array,
  left: AttentionMatrix,
  row: number,
  term: number,
  right: AttentionMatrix,
): void {
  const factor = (at: number) => (at < left.keys ? (left.data[row * left.keys + at] as number) : 0);
  const [a, b, c, d] = [factor(term), factor(term + 1), factor(term + 2), factor(term + 3)];
  // Above the diagonal of a causal layer there is nothing to add.
  if (a === 0 && b === 0 && c === 0 && d === 0) return;
  const { keys, data } = right;
  const last = (right.queries - 1) * keys;
  const start = (at: number) => Math.min(at * keys, last);
  const [ofA, ofB, ofC, ofD] = [start(term), start(term + 1), start(term + 2), start(term + 3)];
  for (let key = 0; key < keys; key += 1) {
    sums[key] =
      (sums[key] as number) +
      a * (data[ofA + key] as number) +
      b * (data[ofB + key] as number) +
      c * (data[ofC + key] as number) +
      d * (data[ofD + key] as number);
  }
}

function halved(matrix: AttentionMatrix): AttentionMatrix {
  return { ...matrix, data: matrix.data.map((value) => value / 2) };
}

function sumOfHalves(a: AttentionMatrix | undefined, b: AttentionMatrix): AttentionMatrix {
  return { ...b, data: b.data.map((value, at) => (value + (a?.data[at] ?? 0)) / 2) };
}
