import type { GraphNode } from '../graph/read-graph.ts';

/** A length: a number, a name where only the input says it (two of one name are equal), or undefined where it is open. */
export type Dim = number | string | undefined;

/** What follows of a value from the graph alone. */
export interface Fact {
  /** undefined where even the rank is open. */
  readonly dims: readonly Dim[] | undefined;
  /** TensorProto.DataType; 0 where it is open. */
  readonly dtype: number;
  /** The numbers of a small tensor of whole numbers, as shapes are; undefined for any other. */
  readonly numbers: readonly Dim[] | undefined;
  /** What it depends on: constants alone, also the lengths of the inputs, or what the inputs hold. */
  readonly depends: 'constants' | 'lengths' | 'contents';
}

export const NOTHING_KNOWN: Fact = { dims: undefined, dtype: 0, numbers: undefined, depends: 'contents' };

/** What a rule says of one output: all but what it depends on. */
export type Said = Partial<Pick<Fact, 'dims' | 'dtype' | 'numbers'>>;

/** A node in the eyes of a rule. */
export interface Situation {
  readonly node: GraphNode;
  /** Of the default domain. */
  readonly opset: number;
  /** Of input `index`; nothing known where it is left out. */
  readonly given: (index: number) => Fact;
  readonly int: (attribute: string) => number | undefined;
  readonly ints: (attribute: string) => readonly number[] | undefined;
}

export type Rule = (situation: Situation) => readonly Said[];

/** A length that is a number; undefined for any other. */
export function known(dim: Dim): number | undefined {
  return typeof dim === 'number' ? dim : undefined;
}

/** A place counted from the end if negative; undefined where there is no such place. */
export function placeOf(axis: Dim, rank: number): number | undefined {
  if (typeof axis !== 'number') return undefined;
  const place = axis < 0 ? axis + rank : axis;
  return place >= 0 && place < rank && Number.isInteger(place) ? place : undefined;
}

/** Longer lists are weights or tables, not shapes. */
export const MOST_NUMBERS = 64;
