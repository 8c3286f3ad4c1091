import { expect, test } from 'vitest';
import type { HeadMeasures } from '../../core/measure.ts';
import type { MeasuredRun } from '../measures/measures-slice.ts';
import { headValues } from './head-values.ts';

const measured = (values: Record<string, HeadMeasures['values']>): MeasuredRun => ({
  runId: 1,
  heads: new Map(Object.entries(values).map(([key, of]) => [key, { values: of, offset: 0, sinkAt: 0 }])),
  baselines: {},
  layersDone: 1,
  layers: 1,
});

test('before a text is measured there are no values', () => {
  expect(headValues(undefined, 'previous')).toBeUndefined();
});

test('a head for which a measure says nothing has no value, and not 0', () => {
  const run = measured({
    'encoder.0.0': { previous: 0.5 },
    'encoder.0.1': { previous: Number.NaN },
    'encoder.0.2': { previous: 0 },
    'encoder.0.3': {},
  });
  expect([...(headValues(run, 'previous') ?? [])]).toEqual([
    ['encoder.0.0', 0.5],
    ['encoder.0.2', 0],
  ]);
});

test('asked again, it is the same map, so that nothing is sorted anew', () => {
  const run = measured({ 'encoder.0.0': { previous: 0.5, next: 0.25 } });
  expect(headValues(run, 'previous')).toBe(headValues(run, 'previous'));
  expect(headValues(run, 'next')?.get('encoder.0.0')).toBe(0.25);
});
