import { describe, expect, it } from 'vitest';
import { encoderRun } from './compare-fixtures.ts';
import { appliesTo, interventionsOf, type ReaderChange, sameChange } from './reader-changes.ts';

const head = (layer: number, at: number) => ({ site: 'encoder', layer, head: at }) as const;
const cut = (scope: 'head' | 'layer' | 'site', more: object = {}): ReaderChange => ({
  kind: 'cut',
  head: head(0, 1),
  scope,
  query: 1,
  key: 0,
  queryText: 'b',
  keyText: 'a',
  ...more,
});

describe('changes that the reader made', () => {
  const run = encoderRun('a b', [0, 0]);

  it('are none of none', () => {
    expect(interventionsOf([], run)).toEqual([]);
  });

  it('do not apply to a head that the model lacks, nor to another text', () => {
    expect(appliesTo({ kind: 'ablate', head: head(2, 0) }, run)).toBe(false);
    expect(appliesTo({ kind: 'ablate', head: { site: 'cross', layer: 0, head: 0 } }, run)).toBe(false);
    expect(appliesTo(cut('head'), run)).toBe(true);
    expect(appliesTo(cut('head'), encoderRun('a c', [0, 0]))).toBe(false);
    expect(interventionsOf([cut('head')], encoderRun('a', [0, 0]))).toEqual([]);
  });

  it('become interventions of one head, of a layer’s heads, or of all', () => {
    const off: ReaderChange = { kind: 'ablate', head: head(1, 0) };
    expect(interventionsOf([off], run)).toEqual([off]);
    const edge = { kind: 'cut', query: 1, key: 0 };
    expect(interventionsOf([cut('head')], run)).toEqual([{ ...edge, head: head(0, 1) }]);
    expect(interventionsOf([cut('layer')], run)).toEqual(
      [0, 1].map((at) => ({ ...edge, head: head(0, at) })),
    );
    expect(interventionsOf([cut('site')], run)).toHaveLength(4);
  });

  it('are the same when they change the same', () => {
    const other = { head: head(1, 0) };
    expect(sameChange(cut('site'), cut('site', other))).toBe(true);
    expect(sameChange(cut('layer'), cut('layer', other))).toBe(false);
    expect(sameChange(cut('head'), cut('head', { head: head(0, 0) }))).toBe(false);
    expect(sameChange(cut('head'), cut('head', { key: 1 }))).toBe(false);
    expect(sameChange(cut('head'), { kind: 'ablate', head: head(0, 1) })).toBe(false);
    expect(sameChange({ kind: 'ablate', head: head(0, 1) }, { kind: 'ablate', head: head(0, 1) })).toBe(true);
  });
});
