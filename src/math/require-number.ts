/** What a number must be; bounds are inclusive. */
export interface NumberBounds {
  readonly from?: number;
  readonly to?: number;
  readonly integer?: boolean;
}

/**
 * The value, if it is a finite number within the bounds.
 *
 * Throws RangeError with the option's name, the value found and what was expected.
 */
export function requireNumber(name: string, value: number, bounds: NumberBounds = {}): number {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, integer = false } = bounds;
  const fits = Number.isFinite(value) && value >= from && value <= to;
  if (fits && (!integer || Number.isInteger(value))) return value;
  const kind = integer ? 'an integer' : 'a number';
  const lower = from === Number.NEGATIVE_INFINITY ? '' : ` from ${from}`;
  const upper = to === Number.POSITIVE_INFINITY ? '' : ` up to ${to}`;
  throw new RangeError(`invalid ${name}: ${value} (expected ${kind}${lower}${upper})`);
}
