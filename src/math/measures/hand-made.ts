import type { AttentionMatrix } from '../../core/attention.ts';
import type { MeasureContext, MeasuredToken } from './measure-context.ts';

/** A matrix from rows, for tests. */
export function matrixOf(rows: readonly (readonly number[])[]): AttentionMatrix {
  return { queries: rows.length, keys: rows[0]?.length ?? 0, data: Float32Array.from(rows.flat()) };
}

/** All weight of row i on key i + offset; a row without that key looks at itself. */
export function shiftMatrix(size: number, offset: number): AttentionMatrix {
  const rows = Array.from({ length: size }, (_, query) => {
    const key = query + offset >= 0 && query + offset < size ? query + offset : query;
    return Array.from({ length: size }, (_, column) => (column === key ? 1 : 0));
  });
  return size === 0 ? { queries: 0, keys: 0, data: new Float32Array() } : matrixOf(rows);
}

/** Tokens from letters: equal letters are equal tokens, `<` and `>` are special. */
export function tokensOf(letters: string): MeasuredToken[] {
  return [...letters].map((letter) => ({ id: letter.charCodeAt(0), special: '<>'.includes(letter) }));
}

/** Self-attention over the letters. */
export function selfContext(letters: string, causal = false): MeasureContext {
  const tokens = tokensOf(letters);
  return { causal, self: true, queries: tokens, keys: tokens };
}
