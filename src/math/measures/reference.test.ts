import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findGolden } from '../../../scripts/golden/read-golden.ts';
import { getMatrix } from '../../core/attention.ts';
import type { Site } from '../../core/head.ts';
import { MEASURES, type TextMeasure } from '../../core/measure.ts';
import { headDivergence } from './head-divergence.ts';
import { createHeadMeasurer } from './measure-head.ts';
import { siteContext } from './site-context.ts';

interface ReferenceEntry {
  readonly model: string;
  readonly revision: string;
  readonly sentence: number;
  readonly site: Site;
  readonly layer: number;
  readonly queries: readonly number[];
  readonly keys: readonly number[];
  readonly special: readonly number[];
  readonly heads: readonly Readonly<Partial<Record<TextMeasure | 'offset' | 'sinkAt', number | null>>>[];
  /** Between the first head and each. */
  readonly divergence: readonly number[];
}

/** Weights are float32 and sums are taken in double precision in other orders, and the file has 9 decimals. */
const TOLERANCE = 1e-6;

const entries: readonly ReferenceEntry[] = JSON.parse(
  readFileSync(new URL('./fixtures/reference.json', import.meta.url), 'utf8'),
);

describe.each(entries)('$model, sentence $sentence, $site $layer', (entry) => {
  const golden = findGolden(entry.model);
  const stored = golden?.tensors.get(`${entry.sentence}.${entry.site}.${entry.layer}`);
  const [heads = 0, queries = 0, keys = 0] = stored?.shape ?? [];
  const { site, layer } = entry;
  const tensor = { site, layer, heads, queries, keys, data: stored?.data ?? new Float32Array() };
  const tokensOf = (ids: readonly number[]) => ids.map((id) => ({ id, special: entry.special.includes(id) }));

  it('is of the weights that the reference was computed from', () => {
    // After a training: .venv/bin/python models/conformance/measures/reference.py
    expect(golden?.model.revision).toBe(entry.revision);
    expect([heads, queries, keys]).toEqual([entry.heads.length, entry.queries.length, entry.keys.length]);
  });

  it('has every measure as NumPy computes it', () => {
    const measurer = createHeadMeasurer(siteContext(site, tokensOf(entry.queries), tokensOf(entry.keys)));
    entry.heads.forEach((expected, head) => {
      const { values, offset, sinkAt } = measurer.measure(getMatrix(tensor, head));
      const all = { ...values, offset, sinkAt };
      for (const name of [...MEASURES, 'offset', 'sinkAt'] as const) {
        const found = all[name] ?? Number.NaN;
        const wanted = expected[name] ?? Number.NaN;
        if (Number.isNaN(wanted)) expect(found, `H${head} ${name}`).toBeNaN();
        else
          expect(Math.abs(found - wanted), `H${head} ${name}`).toBeLessThan(TOLERANCE * Math.max(1, wanted));
      }
    });
  });

  it('has the divergence between heads as NumPy computes it', () => {
    const first = getMatrix(tensor, 0);
    entry.divergence.forEach((expected, head) => {
      expect(Math.abs(headDivergence(first, getMatrix(tensor, head)) - expected)).toBeLessThan(TOLERANCE);
    });
  });
});
