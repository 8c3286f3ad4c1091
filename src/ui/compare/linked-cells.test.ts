import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignTokens } from '../../math/compare/align-tokens.ts';
import { linkCells, NO_CELLS } from './linked-cells.ts';

const sequence = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 7 });

describe('linkCells', () => {
  it('lights nothing of nothing', () => {
    expect(linkCells({ rows: [], columns: [] }, 'a', { query: undefined, key: undefined })).toEqual(NO_CELLS);
  });

  it('lights one side alone where the other has no such token', () => {
    const axes = { rows: [{ a: 0, b: 1 }], columns: [{ a: 0, b: 0 }] };
    expect(linkCells(axes, 'b', { query: 0, key: 0 })).toEqual({
      a: { query: undefined, key: 0 },
      b: { query: 0, key: 0 },
      difference: { query: undefined, key: 0 },
    });
  });

  it('comes back from every map to the place it left', () => {
    fc.assert(
      fc.property(sequence, sequence, fc.nat(), fc.nat(), (a, b, row, column) => {
        const pairs = alignTokens(a, b);
        const axes = { rows: pairs, columns: pairs };
        const place = { query: row % a.length, key: column % a.length };
        const linked = linkCells(axes, 'a', place);
        expect(linked.a).toEqual(place);
        const { query, key } = linked.difference;
        if (query === undefined || key === undefined) return;
        expect(linkCells(axes, 'difference', linked.difference)).toEqual(linked);
        expect(linkCells(axes, 'b', linked.b)).toEqual(linked);
        expect(a[place.query]).toBe(b[linked.b.query as number]);
      }),
    );
  });
});
