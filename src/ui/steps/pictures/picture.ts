import { largestMagnitude } from '../../../math/steps/vectors.ts';
import type { SymbolName } from '../symbols.ts';

interface Shared {
  /** Unique within its step. */
  readonly id: string;
  readonly symbol: SymbolName;
  readonly label: string;
}

/** What rows or columns are, where they are tokens: pointing at one lights it in every view. */
export type AxisSide = 'query' | 'key';

/** Numbers as colours. */
export interface NumbersPicture extends Shared {
  readonly kind: 'numbers';
  readonly rows: number;
  readonly columns: number;
  /** Row-major [rows, columns]. */
  readonly data: Float32Array;
  readonly colors: 'signed' | 'weight';
  /** Colours run from −range to +range; of weights from 0 to 1. */
  readonly range: number;
  readonly hidden?: Uint8Array;
  /** What rows and columns are; said beside every picture of more than one row. */
  readonly axes?: string;
  readonly rowNames?: readonly string[];
  readonly columnNames?: readonly string[];
  readonly rowSide?: AxisSide;
  readonly columnSide?: AxisSide;
  /** The row and the column of the followed cell. */
  readonly mark?: { readonly row?: number; readonly column?: number };
  readonly square?: boolean;
}

/** The terms of a dot product as bars, with their running sum. */
export interface TermsPicture extends Shared {
  readonly kind: 'terms';
  readonly q: Float32Array;
  readonly k: Float32Array;
  readonly terms: Float32Array;
  readonly sums: Float64Array;
}

/** One number a key. */
export interface KeysPicture extends Shared {
  readonly kind: 'keys';
  readonly values: ArrayLike<number>;
  readonly hidden: Uint8Array;
  readonly names: readonly string[];
  readonly marked: number;
}

/** Numbers that are compared by length. */
export interface ScalarsPicture extends Shared {
  readonly kind: 'scalars';
  readonly scalars: readonly { readonly name: string; readonly value: number; readonly symbol: SymbolName }[];
}

/** The keys with the largest weights, by name. */
export interface StrongestPicture extends Shared {
  readonly kind: 'strongest';
  readonly scores: Float32Array;
  readonly weights: Float32Array;
  readonly hidden: Uint8Array;
  readonly names: readonly string[];
  readonly marked: number;
}

export type Picture = NumbersPicture | TermsPicture | KeysPicture | ScalarsPicture | StrongestPicture;

/** One vector as a strip; a range shared with others makes strips comparable. */
export function strip(
  id: string,
  symbol: SymbolName,
  label: string,
  data: Float32Array,
  range = largestMagnitude(data),
): NumbersPicture {
  return { kind: 'numbers', id, symbol, label, rows: 1, columns: data.length, data, colors: 'signed', range };
}

/** Vectors under each other. */
export function rowsPicture(
  shared: Shared & Pick<NumbersPicture, 'data' | 'axes' | 'rowNames'> & Partial<NumbersPicture>,
): NumbersPicture {
  const rows = shared.rowNames?.length ?? 0;
  const columns = rows === 0 ? 0 : shared.data.length / rows;
  return {
    kind: 'numbers',
    colors: 'signed',
    range: shared.colors === 'weight' ? 1 : largestMagnitude(shared.data),
    rows,
    columns,
    ...shared,
  };
}
