import type { HeadMeasures, TextMeasure } from '../../core/measure.ts';
import type { MeasuredRun } from '../measures/measures-slice.ts';

/** What heads score on a measure, by `headKey`; a head for which it says nothing (NaN) has no entry. */
export type HeadValues = ReadonlyMap<string, number>;

const known = new WeakMap<ReadonlyMap<string, HeadMeasures>, Map<TextMeasure, HeadValues>>();

/**
 * The scores of all heads on the measured text; the same map as long as nothing was measured anew.
 * Undefined before the first text was measured.
 */
export function headValues(measured: MeasuredRun | undefined, measure: TextMeasure): HeadValues | undefined {
  if (!measured) return undefined;
  const { heads } = measured;
  const byMeasure = known.get(heads) ?? new Map<TextMeasure, HeadValues>();
  known.set(heads, byMeasure);
  const values = byMeasure.get(measure) ?? valuesOf(heads, measure);
  byMeasure.set(measure, values);
  return values;
}

function valuesOf(heads: ReadonlyMap<string, HeadMeasures>, measure: TextMeasure): HeadValues {
  const values = new Map<string, number>();
  for (const [key, { values: all }] of heads) {
    const value = all[measure];
    if (value !== undefined && !Number.isNaN(value)) values.set(key, value);
  }
  return values;
}
