import type { Manifest } from './manifest.ts';

/** Ids of the marks around a text, as a tokenizer's template has them. */
export interface Frame {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** What stands around each text that a model reads. */
export interface Frames {
  /** What an encoder reads. */
  readonly source: Frame;
  /** Two texts for one encoder; undefined where it has no form for them. */
  readonly pair?: PairFrame;
  /** What a decoder reads: `after` is what its own texts end with, and is not fed in front of a continuation. */
  readonly target: Frame;
}

export interface PairFrame extends Frame {
  readonly between: readonly number[];
  /** The token type of the second text and of the marks behind it; the first one's is 0. */
  readonly secondType: number;
}

/**
 * The frames that a manifest says, or those of the bundled models: start … end for an encoder alone, … end for the source
 * of an encoder–decoder, start … for what a decoder writes.
 */
export function framesOf({
  frames,
  architecture,
  specialTokens: { start, end },
}: Pick<Manifest, 'frames' | 'architecture' | 'specialTokens'>): Frames {
  if (frames) return frames;
  const [starts, ends] = [start, end].map((id) => (id === undefined ? [] : [id])) as [number[], number[]];
  return {
    source: { before: architecture === 'encoder-decoder' ? [] : starts, after: ends },
    target: { before: starts, after: ends },
  };
}

/** How many tokens the marks of a frame are. */
export function marksOf({ before, after }: Frame): number {
  return before.length + after.length;
}

/**
 * The token type of each id that an encoder reads: 0, and `secondType` from the second text of a pair on. Marks are only
 * where the frame puts them (a typed one is text), so ids alone say where the second text begins.
 */
export function tokenTypes(ids: readonly number[], pair: PairFrame | undefined): number[] {
  const types = new Array<number>(ids.length).fill(0);
  if (!pair || pair.between.length === 0 || pair.secondType === 0) return types;
  const last = ids.length - pair.after.length - pair.between.length;
  for (let at = pair.before.length; at < last; at += 1) {
    if (!pair.between.every((id, offset) => ids[at + offset] === id)) continue;
    return types.fill(pair.secondType, at + pair.between.length);
  }
  return types;
}
