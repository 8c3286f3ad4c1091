import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasureName } from '../../core/measure.ts';
import { MEASURES } from '../../core/measure.ts';
import { matrixOf, selfContext, shiftMatrix, tokensOf } from './hand-made.ts';
import type { MeasureContext } from './measure-context.ts';
import { createHeadMeasurer, MEASURE_RANGES, uniformMatrix } from './measure-head.ts';

const measure = (context: MeasureContext, matrix = uniformMatrix(context)) =>
  createHeadMeasurer(context).measure(matrix);
const value = (context: MeasureContext, name: MeasureName, matrix = uniformMatrix(context)) =>
  measure(context, matrix).values[name];
const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

describe('degenerate texts', () => {
  it('says nothing of no tokens', () => {
    const { values, offset, sinkAt } = measure(selfContext(''));
    for (const name of MEASURES) expect(values[name], name).toBeNaN();
    expect([offset, sinkAt]).toEqual([Number.NaN, Number.NaN]);
  });

  it('says of one token what can be said: no entropy, and no choice', () => {
    const { values } = measure(selfContext('a', true));
    expect(values).toMatchObject({ entropy: 0, self: 1, first: 1, distance: 0, confidence: 1 });
    for (const name of [
      'normalized-entropy',
      'previous',
      'next',
      'positional',
      'sink',
      'duplicate',
    ] as const) {
      expect(values[name], name).toBeNaN();
    }
  });

  it('does not count rows that are all masked', () => {
    const context = selfContext('abc');
    const half = matrixOf([
      [1, 0, 0],
      [0, 0, 0],
      [0, 1, 0],
    ]);
    const { values } = measure(context, half);
    expect(values.entropy).toBe(0);
    expect(values.self).toBe(0.5);
    expect(values.previous).toBe(1);
    expect(values.confidence).toBe(1);
    expect(values.distance).toBe(0.5);
    const nothing = matrixOf([
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(value(context, 'entropy', nothing)).toBeNaN();
    expect(value(context, 'self', nothing)).toBeNaN();
  });

  it('lets NaN through where it stands in what is asked for', () => {
    const { values } = measure(
      selfContext('ab'),
      matrixOf([
        [1, 0],
        [Number.NaN, 1],
      ]),
    );
    for (const name of ['entropy', 'confidence', 'distance', 'previous', 'first'] as const) {
      expect(values[name], name).toBeNaN();
    }
    expect(values.self).toBe(1);
  });

  it('refuses a matrix of another text', () => {
    expect(() => measure(selfContext('ab'), matrixOf([[1]]))).toThrow(
      'invalid context: 2 × 2 tokens for 1 queries × 1 keys',
    );
  });
});

describe('oracles', () => {
  it('gives equal weights the entropy ln(n_i), a share of 1, and no strongest key', () => {
    const context = selfContext('abcde');
    const { values } = measure(context);
    expect(values.entropy).toBeCloseTo(Math.log(5), 6);
    expect(values['normalized-entropy']).toBeCloseTo(1, 6);
    expect(values.positional).toBe(0);
    for (const name of ['self', 'first', 'confidence', 'sink'] as const) {
      expect(values[name], name).toBeCloseTo(1 / 5, 6);
    }
    // Σ|i − j| / n over the rows of 5: 10, 7, 6, 7, 10.
    expect(values.distance).toBeCloseTo(40 / 25, 6);
  });

  it('gives equal causal weights ln(i + 1) in row i, and α₀ = mean of 1/(i + 1)', () => {
    const context = selfContext('abcdef', true);
    const { values, sinkAt } = measure(context);
    const shares = [1, 2, 3, 4, 5, 6].map((n) => 1 / n);
    expect(values.entropy).toBeCloseTo(mean([1, 2, 3, 4, 5, 6].map(Math.log)), 6);
    expect(values['normalized-entropy']).toBeCloseTo(1, 6);
    expect(values.sink).toBeCloseTo(mean(shares), 6);
    expect(sinkAt).toBe(0);
    expect(values.first).toBeCloseTo(mean(shares), 6);
    expect(values.self).toBeCloseTo(mean(shares), 6);
    expect(values.previous).toBeCloseTo(mean(shares.slice(1)), 6);
    expect(values.next).toBeNaN();
  });

  it('gives the identity no entropy, and all of it to itself', () => {
    const { values, offset } = measure(selfContext('abcd'), shiftMatrix(4, 0));
    expect(values).toMatchObject({ entropy: 0, self: 1, previous: 0, distance: 0, positional: 1 });
    expect(offset).toBe(0);
  });

  it.each([
    [-1, 'previous'],
    [1, 'next'],
  ] as const)('gives a shift by %i a full %s', (by, name) => {
    const { values, offset } = measure(selfContext('abcdefgh'), shiftMatrix(8, by));
    expect(values[name]).toBe(1);
    expect(values.positional).toBe(1);
    expect(offset).toBe(by);
    expect(values.distance).toBeCloseTo(7 / 8, 6);
  });

  it('finds an offset of its own, and never one that only a few rows have', () => {
    expect(measure(selfContext('abcdefgh'), shiftMatrix(8, -3))).toMatchObject({ offset: -3 });
    // Only the last row has a key 7 to its left.
    const { offset, values } = measure(selfContext('abcdefgh'), shiftMatrix(8, -7));
    expect(offset).toBe(0);
    expect(values.positional).toBeCloseTo(7 / 8, 6);
  });
});

describe('what the tokens decide', () => {
  it('adds up the weight on special tokens', () => {
    const matrix = matrixOf([
      [0.5, 0.25, 0.25],
      [0.2, 0.5, 0.3],
      [0.1, 0.8, 0.1],
    ]);
    expect(value(selfContext('<a>'), 'special', matrix)).toBeCloseTo((0.75 + 0.5 + 0.2) / 3, 6);
    expect(value(selfContext('abc'), 'special', matrix)).toBeNaN();
  });

  it('leaves the end mark out of the confidence, as query and as key', () => {
    const matrix = matrixOf([
      [0.3, 0.1, 0.6],
      [0.2, 0.3, 0.5],
      [0, 0, 1],
    ]);
    expect(value(selfContext('ab>'), 'confidence', matrix)).toBeCloseTo((0.3 + 0.3) / 2, 6);
    expect(value(selfContext('abc'), 'confidence', matrix)).toBeCloseTo((0.6 + 0.5 + 1) / 3, 6);
  });

  it('looks for copies only where a token occurred before', () => {
    // a b a: only the last a has an earlier copy, at 0; what came after it stands at 1.
    const matrix = matrixOf([
      [1, 0, 0],
      [0.5, 0.5, 0],
      [0.2, 0.7, 0.1],
    ]);
    const { values } = measure(selfContext('aba', true), matrix);
    expect(values.duplicate).toBeCloseTo(0.2, 6);
    expect(values.induction).toBeCloseTo(0.7, 6);
    const without = measure(selfContext('abc', true), matrix).values;
    expect([without.duplicate, without.induction]).toEqual([Number.NaN, Number.NaN]);
  });

  it('adds the copies up, and takes no special token for a copy', () => {
    const even = uniformMatrix(selfContext('aaaa', true));
    // Rows 1, 2, 3 have 1, 2, 3 earlier copies of 2, 3, 4 visible keys.
    expect(value(selfContext('aaaa', true), 'duplicate', even)).toBeCloseTo(mean([1 / 2, 2 / 3, 3 / 4]), 6);
    // After a copy stands the query itself where a token is said twice in a row: that one does not count.
    expect(value(selfContext('aaaa', true), 'induction', even)).toBeCloseTo(mean([1 / 3, 2 / 4]), 6);
    expect(value(selfContext('<<<<', true), 'duplicate', even)).toBeNaN();
  });

  it('gives full marks to a head that looks at what followed last time', () => {
    const context = selfContext('abcdabcd', true);
    const { values } = measure(context, shiftMatrix(8, -3));
    expect(values.induction).toBe(1);
    expect(values.duplicate).toBe(0);
    expect(value(context, 'duplicate', shiftMatrix(8, -4))).toBe(1);
  });

  it('knows no places, neighbours and copies between two texts', () => {
    const context = { causal: false, self: false, queries: tokensOf('ab>'), keys: tokensOf('abcd>') };
    const { values, offset } = measure(context);
    for (const name of [
      'previous',
      'next',
      'self',
      'distance',
      'positional',
      'duplicate',
      'induction',
    ] as const) {
      expect(values[name], name).toBeNaN();
    }
    expect(offset).toBeNaN();
    expect(values.first).toBeCloseTo(1 / 5, 6);
    expect(values.special).toBeCloseTo(1 / 5, 6);
  });
});

describe('baselines', () => {
  it('are what equal weights score, and every constant offset for copies', () => {
    const { uniform, offsets } = createHeadMeasurer(selfContext('abcdabcd', true)).baselines;
    expect(uniform.duplicate).toBeCloseTo(mean([5, 6, 7, 8].map((n) => 1 / n)), 6);
    expect(offsets.induction).toEqual([{ offset: -3, score: 1 }]);
    expect(offsets.duplicate).toEqual([{ offset: -4, score: 1 }]);
  });

  it('are empty where nothing is said twice', () => {
    expect(createHeadMeasurer(selfContext('abc', true)).baselines.offsets.induction).toEqual([]);
  });
});

it('stays in its range whatever the weights are', () => {
  const weights = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 36, maxLength: 36 });
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '<'), minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(weights, letters, fc.boolean(), (raw, text, causal) => {
      const rows = Array.from({ length: 6 }, (_, query) => {
        const row = raw.slice(6 * query, 6 * query + 6).map((one, key) => (causal && key > query ? 0 : one));
        const sum = row.reduce((total, one) => total + one, 0);
        return sum === 0 ? row : row.map((one) => one / sum);
      });
      const { values } = measure(selfContext(text, causal), matrixOf(rows));
      for (const name of MEASURES) {
        const found = values[name] ?? 0;
        if (Number.isNaN(found)) continue;
        expect(found, name).toBeGreaterThanOrEqual(0);
        expect(found, name).toBeLessThanOrEqual(MEASURE_RANGES[name].most + 1e-6);
      }
    }),
  );
});
