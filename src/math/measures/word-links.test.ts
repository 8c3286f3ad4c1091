import { describe, expect, it } from 'vitest';
import { matrixOf } from './hand-made.ts';
import { alignmentErrorRate, diagonalLinks, offsetLinks, strongestLinks } from './word-links.ts';

const link = (target: number, source: number) => ({ target, source });

describe('alignment error rate', () => {
  it('says nothing where there are no links at all', () => {
    expect(alignmentErrorRate([], [])).toBeNaN();
  });

  it('is 1 when nothing right was found, or nothing at all', () => {
    expect(alignmentErrorRate([], [link(0, 0)])).toBe(1);
    expect(alignmentErrorRate([link(0, 1)], [link(0, 0)])).toBe(1);
  });

  it('is 0 when all sure links were found, and else only possible ones', () => {
    const sure = [link(0, 0), link(1, 1)];
    expect(alignmentErrorRate(sure, sure)).toBe(0);
    expect(alignmentErrorRate([...sure, link(2, 1)], sure, [link(2, 1)])).toBe(0);
  });

  it('is the formula of Och and Ney on links worked out by hand', () => {
    // A = 3, S = 2, A∩S = 1, A∩P = 2 (P holds S): 1 − 3 / 5.
    const found = [link(0, 0), link(1, 2), link(2, 2)];
    expect(alignmentErrorRate(found, [link(0, 0), link(1, 1)], [link(1, 2)])).toBeCloseTo(0.4, 12);
  });

  it('counts a link once, however often it is named', () => {
    expect(alignmentErrorRate([link(0, 0), link(0, 0)], [link(0, 0)])).toBe(0);
  });
});

describe('links', () => {
  it('go to the strongest key, the earlier of equal ones', () => {
    const matrix = matrixOf([
      [0.1, 0.7, 0.2],
      [0.4, 0.4, 0.2],
    ]);
    expect(strongestLinks(matrix)).toEqual([link(0, 1), link(1, 0)]);
  });

  it('do not come from masked rows and rows with NaN', () => {
    const matrix = matrixOf([
      [0, 0],
      [0.5, Number.NaN],
    ]);
    expect(strongestLinks(matrix)).toEqual([]);
  });

  it('follow a constant offset as long as there is a word', () => {
    expect(offsetLinks(3, 3, 1)).toEqual([link(0, 1), link(1, 2)]);
    expect(offsetLinks(2, 0, 0)).toEqual([]);
  });

  it('follow the diagonal between texts of different lengths', () => {
    expect(diagonalLinks(3, 3)).toEqual([link(0, 0), link(1, 1), link(2, 2)]);
    expect(diagonalLinks(4, 2).map(({ source }) => source)).toEqual([0, 0, 1, 1]);
    expect(diagonalLinks(2, 4).map(({ source }) => source)).toEqual([1, 3]);
    expect(diagonalLinks(2, 0)).toEqual([]);
  });
});
