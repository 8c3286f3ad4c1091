import type { Sampling } from '../core/sampling.ts';
import { topIndices } from './top-indices.ts';

/** A token that stays in the draw, with its probability there. */
export interface Draw {
  readonly id: number;
  readonly probability: number;
}

/**
 * The tokens that temperature, top-k and top-p leave in the draw, most probable first; probabilities sum to 1.
 *
 * Logits are divided by the temperature and softmaxed; tokens are ordered by probability, ties by the smaller id;
 * the first `topK` are kept (0: all), renormalised, then the fewest whose sum reaches `topP` (at least one; 1: all),
 * as in Holtzman et al. 2020. Temperature 0 keeps the most probable token alone. `excluded` ids never take part.
 */
export function drawDistribution(
  logits: Float32Array,
  { temperature, topK, topP }: Omit<Sampling, 'seed'>,
  excluded: ReadonlySet<number> = new Set(),
): Draw[] {
  const logit = (id: number) => logits[id] ?? Number.NEGATIVE_INFINITY;
  const most = temperature === 0 ? 1 : topK || logits.length;
  const ids = ordered(logits, most + excluded.size)
    .filter((id) => !excluded.has(id))
    .slice(0, most);
  const best = ids[0];
  if (best === undefined) return [];
  if (temperature === 0) return [{ id: best, probability: 1 }];
  const draws = normalized(
    ids.map((id) => ({ id, probability: Math.exp((logit(id) - logit(best)) / temperature) })),
  );
  // A rounded sum can reach 1 before the last token.
  if (topP >= 1) return draws;
  let sum = 0;
  let count = 0;
  while (count < draws.length && (count === 0 || sum < topP)) {
    sum += draws[count]?.probability ?? 0;
    count += 1;
  }
  return normalized(draws.slice(0, count));
}

/** The first `count` ids by logit, ties by the smaller id: in one pass where a few are wanted of many. */
function ordered(logits: Float32Array, count: number): number[] {
  if (count < logits.length) return topIndices(logits, count);
  return [...logits.keys()].sort((a, b) => (logits[b] as number) - (logits[a] as number) || a - b);
}

function normalized(draws: readonly Draw[]): Draw[] {
  const total = draws.reduce((sum, { probability }) => sum + probability, 0);
  return draws.map(({ id, probability }) => ({ id, probability: probability / total }));
}

/** The draw in which the running sum of probabilities first exceeds `uniform`, 0 to 1; undefined of none. */
export function drawAt(draws: readonly Draw[], uniform: number): Draw | undefined {
  let sum = 0;
  for (const draw of draws) {
    sum += draw.probability;
    if (sum > uniform) return draw;
  }
  return draws.at(-1);
}

/**
 * A uniform number from 0 up to 1 that depends on seed and position alone, so that stepping back and forth draws
 * the same token: MurmurHash3's 32-bit finalizer of the mixed pair. `seed` and `position` are unsigned integers.
 */
export function seededUniform(seed: number, position: number): number {
  return finalize((finalize(seed) + Math.imul(position, 0x9e3779b9)) >>> 0) / 2 ** 32;
}

function finalize(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
