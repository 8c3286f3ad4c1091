import { describe, expect, test } from 'vitest';
import type { Token } from '../core/token.ts';
import { headAgreement } from './head-agreement.ts';

/** Tokens by the word that each is a piece of; −1 is a mark. */
const tokensOf = (...words: number[]): Token[] =>
  words.map((word, id) => ({
    id,
    text: `${id}`,
    special: word < 0,
    unknown: false,
    span: { start: id, end: id + 1 },
    word,
  }));
const matrix = (...rows: number[][]) => ({
  queries: rows.length,
  keys: rows[0]?.length ?? 0,
  data: Float32Array.from(rows.flat()),
});
const depends = (token: number, head: number) => ({ token, head, probability: 1 });

describe('headAgreement', () => {
  test('of no words counts nothing', () => {
    expect(headAgreement(matrix(), [], [])).toEqual({ agreeing: 0, count: 0 });
    expect(headAgreement(matrix([1, 0], [0, 1]), tokensOf(-1, -1), [])).toEqual({ agreeing: 0, count: 0 });
  });

  test('does not count the root, which depends on no word', () => {
    expect(headAgreement(matrix([1]), tokensOf(0), [depends(0, -1)])).toEqual({ agreeing: 0, count: 0 });
  });

  test('agrees with no word when nothing is looked at, or only what is no number', () => {
    const tokens = tokensOf(0, 1);
    const dependencies = [depends(0, 1)];
    expect(headAgreement(matrix([0, 0], [0, 0]), tokens, dependencies)).toEqual({ agreeing: 0, count: 1 });
    const broken = matrix([0, Number.NaN], [0, 0]);
    expect(headAgreement(broken, tokens, dependencies)).toEqual({ agreeing: 0, count: 1 });
  });

  test('looks along the row of the word that depends, not along its column', () => {
    const oneWay = matrix([0, 0.9, 0.1], [0.2, 0.2, 0.6], [0.5, 0.4, 0.1]);
    const tokens = tokensOf(0, 1, 2);
    expect(headAgreement(oneWay, tokens, [depends(0, 1)])).toEqual({ agreeing: 1, count: 1 });
    expect(headAgreement(oneWay, tokens, [depends(1, 0)])).toEqual({ agreeing: 0, count: 1 });
    expect(headAgreement(oneWay, tokens, [depends(0, 1), depends(1, 2), depends(2, 1)])).toEqual({
      agreeing: 2,
      count: 3,
    });
  });

  test('leaves marks and the word itself out', () => {
    const looks = matrix([0, 0, 0, 0], [0.4, 0.35, 0.2, 0.05], [0, 0, 0, 0], [0, 0, 0, 0]);
    const tokens = tokensOf(-1, 0, 1, -1);
    expect(headAgreement(looks, tokens, [depends(1, 2)])).toEqual({ agreeing: 1, count: 1 });
  });

  test('adds up the pieces of the word that is looked at', () => {
    // Word 1 is two pieces of 0.3, word 2 one of 0.4.
    const looks = matrix([0, 0.3, 0.3, 0.4], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]);
    const tokens = tokensOf(0, 1, 1, 2);
    expect(headAgreement(looks, tokens, [depends(0, 1)]).agreeing).toBe(1);
    expect(headAgreement(looks, tokens, [depends(0, 3)]).agreeing).toBe(0);
  });

  test('takes all pieces of the word that looks', () => {
    // The first piece alone looks at word 1, both together at word 2.
    const looks = matrix([0, 0, 0.6, 0.4], [0, 0, 0.1, 0.9], [0, 0, 0, 0], [0, 0, 0, 0]);
    const tokens = tokensOf(0, 0, 1, 2);
    expect(headAgreement(looks, tokens, [depends(0, 3)]).agreeing).toBe(1);
    expect(headAgreement(looks, tokens, [depends(0, 2)]).agreeing).toBe(0);
  });
});
