import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attentionBytes, memoryOffer } from './memory.ts';

const SITES = [
  { site: 'encoder', layers: 2, heads: 3 },
  { site: 'decoder', layers: 4, heads: 3 },
  { site: 'cross', layers: 4, heads: 3 },
] as const;

describe('attentionBytes', () => {
  it('is nothing without tokens', () => {
    expect(attentionBytes(SITES, { source: 0, target: 0 })).toBe(0);
  });

  it('is L·H·T²·4 for one site', () => {
    const one = [{ site: 'encoder', layers: 12, heads: 12 }] as const;
    expect(attentionBytes(one, { source: 512, target: 0 })).toBe(12 * 12 * 512 * 512 * 4);
  });

  it('counts source and target tokens where they meet, and only the wanted layers', () => {
    const lengths = { source: 10, target: 7 };
    expect(attentionBytes(SITES, lengths)).toBe((2 * 100 + 4 * 49 + 4 * 70) * 3 * 4);
    expect(attentionBytes(SITES, lengths, { first: 1, last: 1 })).toBe((100 + 49 + 70) * 3 * 4);
    expect(attentionBytes(SITES, lengths, { first: 3, last: 9 })).toBe((49 + 70) * 3 * 4);
  });
});

describe('memoryOffer', () => {
  it('offers nothing where nothing fits', () => {
    expect(memoryOffer(SITES, { source: 10, target: 10 }, 0)).toEqual({ tokens: 0, layers: 0 });
  });

  it('offers what fits, and no less than could fit', () => {
    fc.assert(
      fc.property(
        fc.record({ source: fc.integer({ min: 1, max: 400 }), target: fc.integer({ min: 1, max: 400 }) }),
        fc.integer({ min: 1, max: 1e8 }),
        (lengths, budget) => {
          const { tokens, layers } = memoryOffer(SITES, lengths, budget);
          const cut = (most: number) => ({
            source: Math.min(lengths.source, most),
            target: Math.min(lengths.target, most),
          });
          const longest = Math.max(lengths.source, lengths.target);
          expect(attentionBytes(SITES, cut(tokens))).toBeLessThanOrEqual(budget);
          if (tokens < longest) expect(attentionBytes(SITES, cut(tokens + 1))).toBeGreaterThan(budget);
          const of = (count: number) => attentionBytes(SITES, lengths, { first: 0, last: count - 1 });
          expect(of(layers)).toBeLessThanOrEqual(budget);
          if (layers < 4) expect(of(layers + 1)).toBeGreaterThan(budget);
        },
      ),
    );
  });
});
