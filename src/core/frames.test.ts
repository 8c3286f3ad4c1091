import { describe, expect, it } from 'vitest';
import { framesOf, marksOf, tokenTypes } from './frames.ts';

const specialTokens = { start: 2, end: 3 };
const BERT = { before: [101], between: [102], after: [102], secondType: 1 };

describe('framesOf', () => {
  it('is what bundled models have where a manifest says nothing', () => {
    expect(framesOf({ architecture: 'encoder', specialTokens }).source).toEqual({ before: [2], after: [3] });
    const both = framesOf({ architecture: 'encoder-decoder', specialTokens });
    expect(both).toEqual({ source: { before: [], after: [3] }, target: { before: [2], after: [3] } });
  });

  it('leaves out marks that a model lacks', () => {
    const { source, target } = framesOf({ architecture: 'decoder', specialTokens: {} });
    expect([marksOf(source), marksOf(target)]).toEqual([0, 0]);
  });
});

describe('tokenTypes', () => {
  it('is 0 everywhere for one text, though it ends with the same mark', () => {
    expect(tokenTypes([101, 7, 8, 102], BERT)).toEqual([0, 0, 0, 0]);
    expect(tokenTypes([101, 102], BERT)).toEqual([0, 0]);
    expect(tokenTypes([], BERT)).toEqual([]);
    expect(tokenTypes([101, 7, 102, 8, 102], undefined)).toEqual([0, 0, 0, 0, 0]);
  });

  it('is 1 from the second text on', () => {
    expect(tokenTypes([101, 7, 102, 8, 9, 102], BERT)).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('knows marks of several tokens', () => {
    const form = { before: [0], between: [2, 2], after: [2], secondType: 1 };
    expect(tokenTypes([0, 5, 2, 2, 6, 2], form)).toEqual([0, 0, 0, 0, 1, 1]);
    expect(tokenTypes([0, 5, 2], form)).toEqual([0, 0, 0]);
  });
});
