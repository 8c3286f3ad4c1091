import { describe, expect, it } from 'vitest';
import { findTensor, getMatrix } from './attention.ts';
import { fromErrorRecord, HeadlightError, toErrorRecord } from './errors.ts';
import { allHeads, headKey, headName, sameHead } from './head.ts';

describe('heads', () => {
  it('are none for a model without sites', () => {
    expect(allHeads([])).toEqual([]);
  });

  it('come site by site, layer by layer', () => {
    const heads = allHeads([
      { site: 'encoder', layers: 2, heads: 2 },
      { site: 'cross', layers: 1, heads: 1 },
    ]);
    expect(heads.map(headKey)).toEqual([
      'encoder.0.0',
      'encoder.0.1',
      'encoder.1.0',
      'encoder.1.1',
      'cross.0.0',
    ]);
  });

  it('have names that count from 0, and are equal by their place', () => {
    expect(headName({ site: 'cross', layer: 0, head: 3 })).toBe('L0 H3');
    expect(sameHead({ site: 'cross', layer: 0, head: 3 }, { site: 'decoder', layer: 0, head: 3 })).toBe(
      false,
    );
  });
});

describe('getMatrix', () => {
  const tensor = {
    site: 'cross',
    layer: 1,
    heads: 2,
    queries: 1,
    keys: 3,
    data: Float32Array.of(0, 0.5, 0.5, 1, 0, 0),
  } as const;

  it('is a view of one head', () => {
    const matrix = getMatrix(tensor, 1);
    expect([...matrix.data]).toEqual([1, 0, 0]);
    expect(matrix.data.buffer).toBe(tensor.data.buffer);
  });

  it.each([-1, 2, 0.5, Number.NaN])('refuses head %d of two', (head) => {
    expect(() => getMatrix(tensor, head)).toThrow(RangeError);
  });

  it('is found by site and layer, or not', () => {
    expect(findTensor([tensor], { site: 'cross', layer: 1 })).toBe(tensor);
    expect(findTensor([tensor], { site: 'encoder', layer: 1 })).toBeUndefined();
  });
});

describe('error records', () => {
  it('keep code, details and cause over a thread border', () => {
    const cause = new TypeError('lost');
    const record = toErrorRecord(new HeadlightError('model.missing', { file: 'a' }, cause), 'run.failed');
    expect(structuredClone(record)).toEqual({
      code: 'model.missing',
      details: { file: 'a' },
      cause: 'TypeError: lost',
    });
    expect(fromErrorRecord(record)).toMatchObject({ code: 'model.missing', details: { file: 'a' } });
  });

  it.each([undefined, null, 'text', 7])('give thrown %j the fallback code', (thrown) => {
    expect(toErrorRecord(thrown, 'run.failed')).toEqual({
      code: 'run.failed',
      details: {},
      cause: String(thrown),
    });
  });
});
