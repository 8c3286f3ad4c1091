/** A part of a long list: items `start` to `end`, half-open, of `count`. */
export interface Page {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** How many pages there are; 0 when there is nothing. */
  readonly pages: number;
}

/** Where the page begins that holds an item. */
export function pageWith(item: number, size: number): number {
  return Math.floor(item / size) * size;
}

/** The page of `size` items that begins at `start`, or the last one where the list has become shorter. */
export function pageOf(count: number, start: number, size: number): Page {
  const last = Math.max(0, pageWith(count - 1, size));
  const first = Math.min(Math.max(0, pageWith(start, size)), last);
  return { start: first, end: Math.min(count, first + size), count, pages: Math.ceil(count / size) };
}
