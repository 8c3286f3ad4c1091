/**
 * A normalized text and where it comes from: unit i of `text` stands for the source's half-open range
 * `[starts[i], ends[i])`, in UTF-16 units. Both lists never go down.
 */
export interface TextMap {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}
