import { describe, expect, it } from 'vitest';
import { isTokenLit, litCell, NO_HOVER } from './hover-store.ts';

describe('hovering', () => {
  it('lights nothing when nothing is hovered', () => {
    expect(isTokenLit(NO_HOVER, 'source', 0)).toBe(false);
    expect(litCell(NO_HOVER, 'cross')).toEqual({ query: undefined, key: undefined });
  });

  it('lights the row and the column of a source token in the encoder', () => {
    expect(litCell({ kind: 'token', sequence: 'source', index: 2 }, 'encoder')).toEqual({ query: 2, key: 2 });
  });

  it('lights the row that writes a target token in cross-attention, and the row that reads it in the decoder', () => {
    const hover = { kind: 'token', sequence: 'target', index: 3 } as const;
    expect(litCell(hover, 'cross')).toEqual({ query: 2, key: undefined });
    expect(litCell(hover, 'decoder')).toEqual({ query: 3, key: 3 });
  });

  it('lights no row for the start mark, which nobody writes', () => {
    expect(litCell({ kind: 'token', sequence: 'target', index: 0 }, 'cross').query).toBeUndefined();
  });

  it('lights both tokens of a cell, and the cell in its own site only', () => {
    const hover = { kind: 'cell', site: 'cross', query: 1, key: 4 } as const;
    expect(isTokenLit(hover, 'target', 2)).toBe(true);
    expect(isTokenLit(hover, 'source', 4)).toBe(true);
    expect(isTokenLit(hover, 'target', 1)).toBe(false);
    expect(litCell(hover, 'encoder')).toEqual({ query: undefined, key: undefined });
  });
});
