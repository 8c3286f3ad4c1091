import type { Sampling } from '../../src/core/sampling.ts';
import type { TaskName } from '../../src/core/task.ts';

export interface GoldenSequence {
  /** With the marks that the model reads. */
  readonly ids: readonly number[];
  /** In UTF-16 units, without marks; null where the text alone gives other ids. */
  readonly spans: readonly (readonly [number, number])[] | null;
}

/** One text with what PyTorch computed for it; docs/models.md says which fields a task has. */
export interface GoldenSentence {
  readonly name: string;
  readonly text: string;
  readonly task: TaskName;
  readonly source?: GoldenSequence;
  readonly target?: GoldenSequence;
  /** Name → shape of each tensor in golden.safetensors. */
  readonly tensors: Readonly<Record<string, readonly number[]>>;
  /** translation: what was given, or null where the model translated greedily. */
  readonly givenTarget?: string | null;
  readonly targetText?: string;
  /** generation */
  readonly sampling?: Sampling & { readonly steps: number };
  readonly writtenIds?: readonly number[];
  readonly writtenText?: string;
  /** masked-word: indices in `source.ids`, and the five best of each. */
  readonly masked?: readonly number[];
  readonly top?: readonly (readonly (readonly [id: number, probability: number])[])[];
  /** entities, in UTF-16 units of the text. */
  readonly spans?: readonly (readonly [start: number, end: number, label: string])[];
  /** dependencies: for each word the index of its head word, −1 for the root. */
  readonly heads?: readonly number[];
  /** relation, sentiment, intent */
  readonly best?: string;
}

/** A model's golden.json (docs/models.md). */
export interface GoldenFile {
  readonly model: { readonly id: string; readonly revision: string };
  readonly tensorsFile: string;
  /** How far PyTorch's own float32 is from its float64, by kind of tensor. */
  readonly float32Difference: Readonly<Record<string, number>>;
  readonly sentences: readonly GoldenSentence[];
}

/** fp32 arithmetic on the shipped weights, against PyTorch's float64; attention is held to it absolutely. */
export const TOLERANCE = 1e-5;

/** What a logit may be off by for each unit of its size: PyTorch's measure of fp32 closeness (torch.testing.assert_close). */
export const LOGIT_RELATIVE = 1.3e-6;

/**
 * What logits of a kind may be off by besides. Those of masked words gather the rounding of all layers: PyTorch's own fp32
 * is 1.2e-5 off there, and WASM up to 1.8 times the tolerance of the others, however the graph sums.
 */
export function logitTolerance(
  { float32Difference }: Pick<GoldenFile, 'float32Difference'>,
  kind: string,
): number {
  if (kind !== 'masked-word.logits') return TOLERANCE;
  return Math.max(TOLERANCE, 3 * (float32Difference[kind] ?? 0));
}
