import { describe, expect, it } from 'vitest';
import type { AttentionRun } from '../../core/run.ts';
import { summarizeBattery } from '../../math/measures/battery-summary.ts';
import { selfContext, shiftMatrix } from '../../math/measures/hand-made.ts';
import { createHeadMeasurer } from '../../math/measures/measure-head.ts';
import { measurable, measuredHeads, tableColumns } from './measured-heads.ts';

const run = {
  attentions: [{ site: 'decoder', layer: 0, heads: 2, queries: 9, keys: 9, data: new Float32Array() }],
} as unknown as AttentionRun;
const measurer = createHeadMeasurer(selfContext('<abcdabcd', true));
const previous = measurer.measure(shiftMatrix(9, -1));
const measures = {
  runId: 1,
  heads: new Map([['decoder.0.0', previous]]),
  baselines: { decoder: measurer.baselines },
  layersDone: 1,
  layers: 1,
};

describe('heads with their scores', () => {
  it('are all there before anything was measured, and say nothing', () => {
    const heads = measuredHeads(run, { measures: undefined, battery: undefined, measuresOf: 'text' });
    expect(heads.map(({ key }) => key)).toEqual(['decoder.0.0', 'decoder.0.1']);
    expect(heads[0]?.score('previous')).toEqual({ value: Number.NaN, uniform: Number.NaN });
  });

  it('carry baselines, the best offset and where it is', () => {
    const [first, second] = measuredHeads(run, { measures, battery: undefined, measuresOf: 'text' });
    expect(first?.score('previous').value).toBe(1);
    expect(first?.score('positional')).toMatchObject({ value: 1, where: -1 });
    expect(first?.score('induction')).toMatchObject({ value: 0, best: { offset: -3, score: 1 } });
    expect(second?.score('previous').value).toBeNaN();
  });

  it('carry the spread over the battery’s texts', () => {
    const text = {
      kind: 'sentences',
      tokens: 9,
      heads: { 'decoder.0.0': previous },
      baselines: { decoder: measurer.baselines },
    } as const;
    const battery = summarizeBattery([text, text]);
    const [first] = measuredHeads(run, { measures: undefined, battery, measuresOf: 'battery' });
    expect(first?.score('previous')).toMatchObject({ value: 1, spread: { lower: 1, upper: 1, count: 2 } });
    // Copies are judged on random tokens, of which there were none.
    expect(first?.score('induction').value).toBeNaN();
  });
});

describe('columns', () => {
  it('begin with the chosen measure, once', () => {
    const columns = tableColumns(['decoder'], 'entropy', 'text');
    expect(columns[0]).toBe('entropy');
    expect(new Set(columns).size).toBe(columns.length);
    expect(tableColumns(['decoder'], 'self', 'text').filter((name) => name === 'self')).toHaveLength(1);
  });

  it('have nothing that a site cannot have', () => {
    expect(tableColumns(['decoder'], 'next', 'text')).not.toContain('next');
    expect(tableColumns(['cross'], 'previous', 'battery')[0]).toBe('alignment-error');
    expect(tableColumns(['cross'], 'alignment-error', 'text')).not.toContain('alignment-error');
    expect(measurable(['encoder', 'cross'], 'battery')).toContain('next');
  });
});
