import { describe, expect, it } from 'vitest';
import { encoderRun } from './compare-fixtures.ts';
import { compareHeads, differenceOf, headOfB } from './compared-heads.ts';
import { rankHeads, ranksAgainstItself } from './ranked-heads.ts';

const PLAIN = { units: 'pieces', leftOut: 'nothing' } as const;
const head = (layer: number, at: number) => ({ site: 'encoder', layer, head: at }) as const;
const settings = {
  kind: 'heads',
  otherText: '',
  otherModel: undefined,
  changes: [],
  range: 'largest',
} as const;

/** The whole of a generator's work at once. */
function finish<Result>(work: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

describe('compareHeads', () => {
  it('says so when a side has no such head', () => {
    const run = encoderRun('a b', [0]);
    expect(compareHeads({ a: run, b: run }, { a: head(0, 0), b: head(1, 0) }, PLAIN)).toBeUndefined();
    expect(compareHeads({ a: run, b: run }, { a: head(0, 5), b: head(0, 0) }, PLAIN)).toBeUndefined();
  });

  it('has one token against one token', () => {
    const [a, b] = [encoderRun('a', [0]), encoderRun('a', [0])];
    const pair = compareHeads({ a, b }, { a: head(0, 0), b: head(0, 0) }, PLAIN);
    expect(pair && differenceOf(pair).data).toEqual(Float32Array.of(0));
  });

  it('subtracts only what both texts have', () => {
    const [a, b] = [encoderRun('<s> it was tired', [1]), encoderRun('<s> it was too wide', [1])];
    const pair = compareHeads({ a, b }, { a: head(0, 0), b: head(0, 0) }, PLAIN);
    expect(pair?.axes.rows).toEqual([
      { a: 0, b: 0 },
      { a: 1, b: 1 },
      { a: 2, b: 2 },
    ]);
    // “was” looks at “tired” and at “too”: neither column is shared, so nothing differs here.
    expect(pair && [...differenceOf(pair).data].every((value) => value === 0)).toBe(true);
  });

  it('takes a typed “<s>” for no mark', () => {
    const a = encoderRun('<s> a', [0]);
    const [mark, word] = a.tokens.source;
    if (!mark || !word) throw new Error('two tokens were expected');
    const b = { ...a, tokens: { source: [{ ...mark, special: false }, word], target: [] } };
    const pair = compareHeads({ a, b }, { a: head(0, 0), b: head(0, 0) }, PLAIN);
    expect(pair?.axes.rows).toEqual([{ a: 1, b: 1 }]);
  });
});

describe('the head of side B', () => {
  const run = encoderRun('a b', [0, 0]);
  const state = (otherHead?: ReturnType<typeof head>) => ({
    compare: { ...settings, otherHead },
    focus: head(0, 0),
    heads: [head(0, 0)],
  });

  it('is A’s own where one model is compared with itself', () => {
    expect(headOfB({ kind: 'texts', a: run, b: run }, state(head(1, 1)))).toEqual(head(0, 0));
  });

  it('is the wished one, else another chosen one, else the next one', () => {
    const runs = { kind: 'heads', a: run, b: run } as const;
    expect(headOfB(runs, state(head(1, 1)))).toEqual(head(1, 1));
    expect(headOfB(runs, state(head(7, 1)))).toEqual(head(0, 1));
    expect(headOfB(runs, { ...state(), heads: [head(1, 0), head(0, 0)] })).toEqual(head(1, 0));
  });

  it('is the first one of another model that lacks A’s', () => {
    const small = encoderRun('a b', [0], 1);
    expect(headOfB({ kind: 'models', a: run, b: small }, { ...state(), focus: head(1, 1) })).toEqual(
      head(0, 0),
    );
  });
});

describe('ranked heads', () => {
  const a = encoderRun('a b c', [0, 0]);

  it('are by how much they changed, most first, where one model is compared with itself', () => {
    const b = encoderRun('a b c', [0, 1]);
    expect(ranksAgainstItself('intervention')).toBe(true);
    const ranked = finish(rankHeads({ kind: 'intervention', a, b }, head(0, 0), PLAIN));
    expect(ranked.map(({ head: { layer } }) => layer)).toEqual([1, 1, 0, 0]);
    expect(ranked.slice(2)).toMatchObject([
      { moved: 0, divergence: 0 },
      { moved: 0, divergence: 0 },
    ]);
    expect(ranked[0]?.moved).toBeCloseTo(2 / 3, 6);
    expect(ranked[0]?.divergence).toBeCloseTo((2 / 3) * Math.LN2, 6);
  });

  it('are by how alike they are to A’s head where two heads are compared', () => {
    const ranked = finish(rankHeads({ kind: 'heads', a, b: a }, head(1, 1), PLAIN));
    expect(ranked[0]).toMatchObject({ divergence: 0 });
    expect(ranked.slice(0, 2).map((one) => one.head.head)).toEqual([1, 1]);
  });

  it('stand last without a row to compare, and are none where A has no such head', () => {
    const other = encoderRun('x y z', [0]);
    const ranked = finish(rankHeads({ kind: 'models', a, b: other }, head(0, 0), PLAIN));
    expect(ranked.map(({ rows }) => rows)).toEqual([0, 0]);
    expect(finish(rankHeads({ kind: 'models', a, b: other }, head(9, 0), PLAIN))).toEqual([]);
  });
});
