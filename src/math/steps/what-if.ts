import type { HeadInspection } from '../../core/inspection.ts';
import { requireNumber } from '../require-number.ts';
import { softmax } from '../softmax.ts';
import { mixValues } from './mix-values.ts';
import { getRow } from './vectors.ts';

/** Which keys a query may not see: as in the model, none hidden, or all that come after it. */
export type MaskChoice = 'model' | 'none' | 'causal';

/** What a reader changes in one head. Nothing else of the model is computed again. */
export interface WhatIf {
  /** What q·k is divided by, in place of √d; above 0. Undefined: as in the model. */
  readonly temperature: number | undefined;
  readonly mask: MaskChoice;
  /** One score (after the division, before the mask) set by hand. */
  readonly changed: { readonly query: number; readonly key: number; readonly score: number } | undefined;
}

export const NO_CHANGE: WhatIf = { temperature: undefined, mask: 'model', changed: undefined };

/** One row of a head, computed again. */
export interface WhatIfRow {
  /** `[K]`, after the division and before the mask. */
  readonly scores: Float64Array;
  /** `[K]`, 1 where the key is hidden. */
  readonly hidden: Uint8Array;
  /** `[K]`, sums to 1; all NaN when every key is hidden: such a row has no softmax. */
  readonly weights: Float64Array;
  /** Σ α·v, `[d]`. */
  readonly mixed: Float32Array;
}

type Head = Pick<HeadInspection, 'queries' | 'keys' | 'size' | 'scale' | 'scores' | 'hidden' | 'v'>;

/**
 * The row of `query` with the reader's changes, in double precision from the model's scores and values.
 *
 * score' = score · (1 / scale) / temperature; then the changed score; weights = softmax over the keys that are not hidden;
 * mixed = weights · v. Throws RangeError on a row that the head lacks and on a temperature that is not above 0.
 */
export function whatIfRow(head: Head, query: number, change: WhatIf): WhatIfRow {
  const row = changedRow(head, query, change);
  return { ...row, mixed: mixValues(row.weights, head.v, head.size) };
}

/** Every row of `whatIfRow`'s weights, row-major `[Q, K]`. */
export function whatIfWeights(head: Head, change: WhatIf): Float32Array {
  const weights = new Float32Array(head.queries * head.keys);
  for (let query = 0; query < head.queries; query += 1) {
    weights.set(changedRow(head, query, change).weights, query * head.keys);
  }
  return weights;
}

/** softmax(x) over what is not hidden, 0 where it is; sums to 1, or all NaN when everything is hidden. */
export function maskedSoftmax(scores: ArrayLike<number>, hidden: ArrayLike<number>): Float64Array {
  const seen = Float64Array.from(scores, (score, at) => (hidden[at] ? Number.NEGATIVE_INFINITY : score));
  return softmax(seen);
}

function changedRow(head: Head, query: number, change: WhatIf): Omit<WhatIfRow, 'mixed'> {
  const { temperature, mask, changed } = change;
  const factor =
    temperature === undefined
      ? 1
      : 1 / (head.scale * requireNumber('temperature', temperature, { from: Number.MIN_VALUE }));
  const scores = Float64Array.from(getRow(head.scores, query, head.keys), (score) => score * factor);
  if (changed && changed.query === query && changed.key < head.keys) scores[changed.key] = changed.score;
  const hidden = hiddenKeys(head, query, mask);
  return { scores, hidden, weights: maskedSoftmax(scores, hidden) };
}

function hiddenKeys({ keys, hidden }: Head, query: number, mask: MaskChoice): Uint8Array {
  if (mask === 'model') return getRow(hidden, query, keys);
  return Uint8Array.from({ length: keys }, (_, key) => (mask === 'causal' && key > query ? 1 : 0));
}
