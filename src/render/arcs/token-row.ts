import { requireNumber } from '../../math/require-number.ts';

/** Where one token stands in a row, in CSS pixels. */
export interface TokenSlot {
  readonly x: number;
  readonly width: number;
  /** Where its edges start and end: `x + width / 2`. */
  readonly center: number;
}

/** Tokens side by side, in reading order. */
export interface TokenRow {
  readonly slots: readonly TokenSlot[];
  readonly gap: number;
  /** From the first token's left to the last token's right edge; 0 without tokens. */
  readonly width: number;
}

/**
 * Tokens side by side from x = 0, `gap` apart. `widths` are the widths of their texts as drawn,
 * measured by the caller, in CSS pixels. Throws RangeError on a width or gap below 0.
 */
export function layoutTokenRow(widths: readonly number[], gap: number): TokenRow {
  requireNumber('gap', gap, { from: 0 });
  let x = 0;
  const slots = widths.map((width, token) => {
    requireNumber(`widths[${token}]`, width, { from: 0 });
    const slot = { x, width, center: x + width / 2 };
    x += width + gap;
    return slot;
  });
  return { slots, gap, width: Math.max(0, x - gap) };
}

/** The slot of a token. Throws RangeError, naming the token's part, when the row has no such token. */
export function getSlot(row: TokenRow, name: 'query' | 'key', token: number): TokenSlot {
  requireNumber(name, token, { from: 0, to: row.slots.length - 1, integer: true });
  return row.slots[token] as TokenSlot;
}

/**
 * The token at x, in CSS pixels from the row's left edge; half of each gap belongs to the token
 * beside it. `undefined` further out than half a gap. The inverse of `layoutTokenRow`.
 */
export function findToken({ slots, gap }: TokenRow, x: number): number | undefined {
  const token = slots.findIndex((slot) => x >= slot.x - gap / 2 && x < slot.x + slot.width + gap / 2);
  return token === -1 ? undefined : token;
}
