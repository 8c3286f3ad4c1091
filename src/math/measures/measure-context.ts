import type { AttentionMatrix } from '../../core/attention.ts';

/** What a measure knows of a token: `id` is equal for equal tokens. */
export interface MeasuredToken {
  readonly id: number;
  readonly special: boolean;
}

/** What a matrix's rows and columns are. */
export interface MeasureContext {
  /** Query i sees keys 0 to i alone. */
  readonly causal: boolean;
  /** Queries and keys are the same tokens (not so in cross-attention). */
  readonly self: boolean;
  /** One a row. */
  readonly queries: readonly MeasuredToken[];
  /** One a column. */
  readonly keys: readonly MeasuredToken[];
}

/** How many keys a query may attend to: n_i. In a causal head i + 1, not the full length. */
export function visibleKeys({ causal, keys }: MeasureContext, query: number): number {
  return causal ? Math.min(query + 1, keys.length) : keys.length;
}

/** A query that sees nothing (all masked) has no attention to measure. A row with NaN is not blank. */
export function isBlankRow({ keys, data }: AttentionMatrix, query: number): boolean {
  for (let at = query * keys; at < (query + 1) * keys; at++) if (data[at] !== 0) return false;
  return true;
}

/** The mean of what is not skipped (undefined); NaN of nothing. */
export function meanOver(count: number, valueAt: (index: number) => number | undefined): number {
  let sum = 0;
  let counted = 0;
  for (let index = 0; index < count; index++) {
    const value = valueAt(index);
    if (value === undefined) continue;
    sum += value;
    counted++;
  }
  return counted === 0 ? Number.NaN : sum / counted;
}

/** Throws RangeError when the context's tokens are not the matrix's rows and columns. */
export function requireContext({ queries, keys }: AttentionMatrix, context: MeasureContext): void {
  if (context.queries.length === queries && context.keys.length === keys) return;
  throw new RangeError(
    `invalid context: ${context.queries.length} × ${context.keys.length} tokens for ${queries} queries × ${keys} keys`,
  );
}
