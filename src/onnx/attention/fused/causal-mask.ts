import type { NodeWriter } from '../../edit/node-writer.ts';
import { DTYPE } from '../../graph/onnx-fields.ts';

/** Numbers without dimensions; keys of earlier passes stand before the first query. */
export interface Places {
  readonly queryCount: string;
  readonly keyCount: string;
  /** Keys before the first query. */
  readonly before: string;
}

/** 0, 1, … below a number without dimensions. */
export function range(writer: NodeWriter, count: string): string {
  return writer.write('Range', [writer.integer(0), count, writer.integer(1)]);
}

/** Truth values [Q, K]: keys that come after their query, and, with a window, those that come before it. */
export function hiddenKeys(
  writer: NodeWriter,
  { queryCount, keyCount, before }: Places,
  window = -1,
): string {
  const keys = range(writer, keyCount);
  const rows = writer.unsqueeze(writer.write('Add', [range(writer, queryCount), before]), [1]);
  const later = writer.write('Greater', [keys, rows]);
  if (window < 0) return later;
  const first = writer.write('Sub', [rows, writer.integer(window - 1)]);
  return writer.write('Or', [later, writer.write('Less', [keys, first])]);
}

/** Scores of the given type with the lowest number where they are hidden. */
export function hide(writer: NodeWriter, hidden: string, scores: string, dtype: number): string {
  const lowest = dtype === DTYPE.float16 ? -65504 : -3.4e38;
  return writer.write('Where', [hidden, writer.float(lowest, dtype), scores]);
}
