import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignTokens, unalignedPlaces } from './align-tokens.ts';

const words = (text: string) => text.split(' ').filter((word) => word !== '');
const sequence = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 9 });

/** The longest common subsequence by trying every choice of places. */
function longestByBruteForce(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [first, ...rest] = a;
  const at = b.indexOf(first as string);
  const without = longestByBruteForce(rest, b);
  return at < 0 ? without : Math.max(without, 1 + longestByBruteForce(rest, b.slice(at + 1)));
}

describe('alignTokens', () => {
  it('finds nothing where a side is empty', () => {
    expect(alignTokens([], [])).toEqual([]);
    expect(alignTokens([], ['a'])).toEqual([]);
    expect(alignTokens(['a'], [])).toEqual([]);
  });

  it('finds nothing where nothing is the same', () => {
    expect(alignTokens(['a'], ['b'])).toEqual([]);
  });

  it('leaves out the one word in which a minimal pair differs', () => {
    const [a, b] = [words('it was too tired .'), words('it was too wide .')];
    const pairs = alignTokens(a, b);
    expect(pairs.map((pair) => pair.a)).toEqual([0, 1, 2, 4]);
    expect(unalignedPlaces(pairs, 'a', a.length)).toEqual([3]);
    expect(unalignedPlaces(pairs, 'b', b.length)).toEqual([3]);
  });

  it('keeps the neighbours of a word that was put in', () => {
    const pairs = alignTokens(words('the food was good .'), words('the food was not good .'));
    expect(pairs).toEqual([
      { a: 0, b: 0 },
      { a: 1, b: 1 },
      { a: 2, b: 2 },
      { a: 3, b: 4 },
      { a: 4, b: 5 },
    ]);
  });

  it('matches equal sequences place by place, repeated words too', () => {
    fc.assert(
      fc.property(sequence, (a) => {
        expect(alignTokens(a, [...a])).toEqual(a.map((_, at) => ({ a: at, b: at })));
      }),
    );
  });

  it('names equal texts only, in rising order, and as many as there can be', () => {
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const pairs = alignTokens(a, b);
        for (const [at, pair] of pairs.entries()) {
          expect(a[pair.a]).toBe(b[pair.b]);
          const before = pairs[at - 1];
          if (before) expect(pair.a > before.a && pair.b > before.b).toBe(true);
        }
        expect(pairs.length).toBe(longestByBruteForce(a, b));
      }),
    );
  });

  it('is as long the other way round, and misses what is left', () => {
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const pairs = alignTokens(a, b);
        expect(alignTokens(b, a).length).toBe(pairs.length);
        expect(unalignedPlaces(pairs, 'a', a.length).length).toBe(a.length - pairs.length);
      }),
    );
  });
});
