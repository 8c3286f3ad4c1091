import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeLayer } from './fake-inspection.ts';
import { getRow, largestMagnitude, productTerms, runningSums } from './vectors.ts';
import { maskedSoftmax, NO_CHANGE, whatIfRow, whatIfWeights } from './what-if.ts';

const [head] = fakeLayer({ queries: 5, keys: 5, size: 8, causal: true });
const [seeing] = fakeLayer({ queries: 3, keys: 5, size: 8 });
if (!head || !seeing) throw new Error('the fake layer has no head');
const sum = (weights: ArrayLike<number>) => Array.from(weights).reduce((total, weight) => total + weight, 0);

describe('degenerate rows', () => {
  test('a row of which every key is hidden has no softmax', () => {
    expect([...maskedSoftmax([1, 2], [1, 1])]).toEqual([Number.NaN, Number.NaN]);
  });

  test('one token gives itself the weight 1, however hot', () => {
    const [one] = fakeLayer({ queries: 1, keys: 1 });
    expect(one && [...whatIfRow(one, 0, { ...NO_CHANGE, temperature: 1000 }).weights]).toEqual([1]);
  });

  test('NaN among the scores is not hidden', () => {
    expect([...maskedSoftmax([Number.NaN, 1], [0, 0])].every(Number.isNaN)).toBe(true);
  });

  test('a row that the head lacks and a temperature of 0 are refused', () => {
    expect(() => whatIfRow(head, 5, NO_CHANGE)).toThrow('invalid row: 5');
    expect(() => whatIfRow(head, 0, { ...NO_CHANGE, temperature: 0 })).toThrow('invalid temperature: 0');
  });
});

describe('without a change', () => {
  test('weights and mixed values are the model’s own', () => {
    for (let query = 0; query < head.queries; query += 1) {
      const { weights, mixed, hidden } = whatIfRow(head, query, NO_CHANGE);
      const own = getRow(head.weights, query, head.keys);
      expect(largestMagnitude(weights.map((weight, key) => weight - (own[key] as number)))).toBeLessThan(
        1e-7,
      );
      expect(
        largestMagnitude(mixed.map((value, at) => value - (head.mixed[query * head.size + at] as number))),
      ).toBe(0);
      expect([...hidden]).toEqual([...head.hidden.subarray(query * head.keys, (query + 1) * head.keys)]);
    }
  });

  test('the score is the sum of the product’s terms, divided by √d', () => {
    const terms = productTerms(getRow(head.q, 4, head.size), getRow(head.k, 2, head.size));
    const score = (runningSums(terms).at(-1) as number) / Math.sqrt(head.size);
    expect(whatIfRow(head, 4, NO_CHANGE).scores[2]).toBeCloseTo(score, 5);
  });
});

test('a temperature of √d changes nothing', () => {
  const { weights } = whatIfRow(head, 4, { ...NO_CHANGE, temperature: Math.sqrt(head.size) });
  const own = whatIfRow(head, 4, NO_CHANGE).weights;
  expect(largestMagnitude(weights.map((weight, key) => weight - (own[key] as number)))).toBeLessThan(1e-12);
});

test('heat makes the row even, cold makes it choose', () => {
  const even = whatIfRow(seeing, 2, { ...NO_CHANGE, temperature: 1e9 }).weights;
  expect(Math.max(...even) - Math.min(...even)).toBeLessThan(1e-6);
  const cold = whatIfRow(seeing, 2, { ...NO_CHANGE, temperature: 1e-3 }).weights;
  expect(Math.max(...cold)).toBeCloseTo(1, 6);
});

test('without the mask a query sees what comes after it, and a causal one hides it from a head that has none', () => {
  expect(whatIfRow(head, 0, { ...NO_CHANGE, mask: 'none' }).weights.every((weight) => weight > 0)).toBe(true);
  expect([...whatIfRow(seeing, 0, { ...NO_CHANGE, mask: 'causal' }).weights]).toEqual([1, 0, 0, 0, 0]);
});

test('a changed score is taken as it is, in its own row only', () => {
  const changed = { query: 2, key: 1, score: 3.5 };
  const row = whatIfRow(seeing, 2, { temperature: 0.5, mask: 'model', changed });
  expect(row.scores[1]).toBe(3.5);
  expect(whatIfRow(seeing, 1, { ...NO_CHANGE, changed })).toEqual(whatIfRow(seeing, 1, NO_CHANGE));
});

test('raising a score raises its weight and lowers every other one', () => {
  const before = whatIfRow(seeing, 0, NO_CHANGE);
  const changed = { query: 0, key: 3, score: (before.scores[3] as number) + 1 };
  const after = whatIfRow(seeing, 0, { ...NO_CHANGE, changed });
  after.weights.forEach((weight, key) => {
    expect(Math.sign(weight - (before.weights[key] as number))).toBe(key === 3 ? 1 : -1);
  });
});

test('rows sum to 1 whatever is changed', () => {
  const change = fc.record({
    temperature: fc.option(fc.double({ min: 0.01, max: 100, noNaN: true }), { nil: undefined }),
    mask: fc.constantFrom('model' as const, 'none' as const, 'causal' as const),
    changed: fc.option(
      fc.record({ query: fc.nat(4), key: fc.nat(4), score: fc.double({ min: -50, max: 50, noNaN: true }) }),
      { nil: undefined },
    ),
  });
  fc.assert(
    fc.property(change, fc.nat(4), (wish, query) => {
      expect(sum(whatIfRow(head, query, wish).weights)).toBeCloseTo(1, 10);
    }),
  );
});

test('the whole matrix is its rows', () => {
  const change = { temperature: 1, mask: 'causal' as const, changed: { query: 1, key: 0, score: 2 } };
  const weights = whatIfWeights(seeing, change);
  expect([...getRow(weights, 1, seeing.keys)]).toEqual([
    ...Float32Array.from(whatIfRow(seeing, 1, change).weights),
  ]);
});

test('the fake layer’s heads add up to what the layer adds, but for one bias for all tokens', () => {
  const layer = fakeLayer({ queries: 2, keys: 3 });
  const rest = (layer[0]?.attended ?? new Float32Array()).map((value, at) =>
    layer.reduce((left, { contribution }) => left - (contribution[at] as number), value),
  );
  const width = rest.length / 2;
  for (let at = 0; at < width; at += 1) expect(rest[at]).toBeCloseTo(rest[at + width] as number, 4);
});
