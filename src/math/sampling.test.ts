import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawAt, drawDistribution, seededUniform } from './sampling.ts';

const ALL = { temperature: 1, topK: 0, topP: 1 };
const logitsOf = (...probabilities: number[]) => Float32Array.from(probabilities, Math.log);
const idsOf = (logits: Float32Array, change: Partial<typeof ALL> = {}, excluded?: ReadonlySet<number>) =>
  drawDistribution(logits, { ...ALL, ...change }, excluded).map(({ id }) => id);
const sumOf = (draws: readonly { probability: number }[]) =>
  draws.reduce((sum, { probability }) => sum + probability, 0);

const anyLogits = fc
  .array(fc.oneof(fc.integer({ min: -9, max: 9 }), fc.float({ min: -30, max: 30, noNaN: true })), {
    minLength: 1,
    maxLength: 60,
  })
  .map((values) => Float32Array.from(values));
const anySampling = fc.record({
  temperature: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 5, noNaN: true })),
  topK: fc.nat(70),
  topP: fc.oneof(fc.constant(1), fc.double({ min: 0.001, max: 1, noNaN: true })),
});

describe('drawDistribution', () => {
  test('of no logits, and of none that may be drawn, is nothing', () => {
    expect(drawDistribution(new Float32Array(), ALL)).toEqual([]);
    expect(drawDistribution(Float32Array.of(1, 2), ALL, new Set([0, 1]))).toEqual([]);
    expect(drawDistribution(Float32Array.of(1, 2), { ...ALL, temperature: 0 }, new Set([0, 1]))).toEqual([]);
  });

  test('of one logit is certain', () => {
    expect(drawDistribution(Float32Array.of(-1000), ALL)).toEqual([{ id: 0, probability: 1 }]);
  });

  test('of equal logits is even, smaller ids first', () => {
    expect(drawDistribution(Float32Array.of(2, 2, 2, 2), ALL)).toEqual(
      [0, 1, 2, 3].map((id) => ({ id, probability: 0.25 })),
    );
  });

  test('does not overflow, and gives logits of minus infinity nothing', () => {
    const [first, second, third] = drawDistribution(Float32Array.of(-Infinity, 1000, 1000), ALL);
    expect([first, second]).toEqual([
      { id: 1, probability: 0.5 },
      { id: 2, probability: 0.5 },
    ]);
    expect(third).toEqual({ id: 0, probability: 0 });
  });

  test('is the softmax, most probable first', () => {
    const draws = drawDistribution(logitsOf(0.2, 0.5, 0.3), ALL);
    expect(draws.map(({ id }) => id)).toEqual([1, 2, 0]);
    [0.5, 0.3, 0.2].forEach((probability, at) => {
      expect(draws[at]?.probability).toBeCloseTo(probability, 6);
    });
  });

  test('divides the logits by the temperature', () => {
    // √0.64 : √0.36 is 0.8 : 0.6, and 0.64² : 0.36² is 0.4096 : 0.1296.
    const logits = logitsOf(0.64, 0.36);
    expect(drawDistribution(logits, { ...ALL, temperature: 2 })[0]?.probability).toBeCloseTo(0.8 / 1.4, 6);
    expect(drawDistribution(logits, { ...ALL, temperature: 0.5 })[0]?.probability).toBeCloseTo(
      0.4096 / 0.5392,
      6,
    );
  });

  test('keeps the most probable alone at temperature 0, the smaller id of two', () => {
    expect(drawDistribution(Float32Array.of(1, 3, 3, 2), { temperature: 0, topK: 3, topP: 0.9 })).toEqual([
      { id: 1, probability: 1 },
    ]);
  });

  test('keeps the first k, the smaller ids of equal ones', () => {
    const logits = Float32Array.of(1, 2, 2, 2, 5);
    expect(idsOf(logits, { topK: 3 })).toEqual([4, 1, 2]);
    expect(idsOf(logits, { topK: 9 })).toEqual([4, 1, 2, 3, 0]);
    expect(idsOf(logits, { topK: 0 })).toHaveLength(5);
  });

  test('keeps the fewest that together reach p, and one at least', () => {
    const logits = logitsOf(0.1, 0.4, 0.2, 0.3);
    expect(idsOf(logits, { topP: 0 })).toEqual([1]);
    expect(idsOf(logits, { topP: 0.0001 })).toEqual([1]);
    expect(idsOf(logits, { topP: 0.39 })).toEqual([1]);
    expect(idsOf(logits, { topP: 0.41 })).toEqual([1, 3]);
    expect(idsOf(logits, { topP: 0.69 })).toEqual([1, 3]);
    expect(idsOf(logits, { topP: 0.89 })).toEqual([1, 3, 2]);
    expect(idsOf(logits, { topP: 0.91 })).toEqual([1, 3, 2, 0]);
  });

  test('stops where p is reached exactly', () => {
    expect(idsOf(Float32Array.of(0, 0, 0, 0), { topP: 0.5 })).toEqual([0, 1]);
  });

  test('keeps all at p = 1, those that rounding makes nothing of too', () => {
    expect(idsOf(Float32Array.of(0, -40, -50, -60))).toEqual([0, 1, 2, 3]);
  });

  test('counts p in what top-k has left', () => {
    // Of 0.4 and 0.3 the first is 0.57.
    expect(idsOf(logitsOf(0.1, 0.4, 0.2, 0.3), { topK: 2, topP: 0.5 })).toEqual([1]);
  });

  test('counts p after the temperature', () => {
    expect(idsOf(logitsOf(0.6, 0.4), { topP: 0.55 })).toEqual([0]);
    expect(idsOf(logitsOf(0.6, 0.4), { topP: 0.55, temperature: 5 })).toEqual([0, 1]);
  });

  test('leaves excluded ids out before it counts', () => {
    const logits = logitsOf(0.5, 0.2, 0.2, 0.1);
    expect(idsOf(logits, { topK: 2 }, new Set([0]))).toEqual([1, 2]);
    expect(idsOf(logits, { temperature: 0 }, new Set([0, 1]))).toEqual([2]);
    expect(drawDistribution(logits, ALL, new Set([0]))[0]?.probability).toBeCloseTo(0.4, 6);
  });

  test('sums to 1, in falling order, without an id twice or one that is excluded', () => {
    fc.assert(
      fc.property(
        anyLogits,
        anySampling,
        fc.uniqueArray(fc.nat(70)),
        (logits, { topK, ...sampling }, excluded) => {
          const draws = drawDistribution(logits, { ...sampling, topK }, new Set(excluded));
          const ids = draws.map(({ id }) => id);
          const allowed = [...logits.keys()].filter((id) => !excluded.includes(id));
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.every((id) => allowed.includes(id))).toBe(true);
          if (allowed.length === 0) return;
          expect(ids.length).toBeGreaterThan(0);
          expect(ids.length).toBeLessThanOrEqual(topK || allowed.length);
          expect(sumOf(draws)).toBeCloseTo(1, 9);
          draws.slice(1).forEach(({ id, probability }, at) => {
            const before = draws[at] ?? { id: -1, probability: 0 };
            expect(before.probability).toBeGreaterThanOrEqual(probability);
            if (logits[before.id] === logits[id]) expect(before.id).toBeLessThan(id);
          });
        },
      ),
    );
  });
});

describe('drawAt', () => {
  const draws = [
    { id: 7, probability: 0.5 },
    { id: 3, probability: 0.25 },
    { id: 5, probability: 0.25 },
  ];

  test('of nothing is nothing', () => {
    expect(drawAt([], 0.5)).toBeUndefined();
  });

  test('takes the draw whose share the number falls into, its lower end included', () => {
    expect([0, 0.49, 0.5, 0.74, 0.75, 0.999].map((uniform) => drawAt(draws, uniform)?.id)).toEqual([
      7, 7, 3, 3, 5, 5,
    ]);
  });

  test('takes the last when rounding leaves the sum below the number', () => {
    expect(drawAt([{ id: 1, probability: 0.9999999 }], 0.99999999)?.id).toBe(1);
  });

  test('passes over what cannot be drawn', () => {
    expect(
      drawAt(
        [
          { id: 1, probability: 0 },
          { id: 2, probability: 1 },
        ],
        0,
      )?.id,
    ).toBe(2);
  });
});

describe('seededUniform', () => {
  // (fmix32((fmix32(seed) + position · 0x9E3779B9) mod 2³²)) / 2³², in Python's integers.
  test.each([
    [0, 0, 0],
    [0, 1, 0.5733975800685585],
    [1, 0, 0.18724611750803888],
    [1, 1, 0.3140447095502168],
    [1, 2, 0.7981969665270299],
    [2, 1, 0.5223250659182668],
    [7, 63, 0.7365017528645694],
    [123456789, 255, 0.2232591707725078],
    [2 ** 31, 1000, 0.22931662178598344],
    [2 ** 32 - 1, 1, 0.8589898205827922],
    [2 ** 32 - 1, 2 ** 20, 0.5179344662465155],
  ])('gives for seed %i at position %i the number %f', (seed, position, expected) => {
    expect(seededUniform(seed, position)).toBe(expected);
  });

  const unsigned = fc.integer({ min: 0, max: 2 ** 32 - 1 });

  test('lies from 0 up to 1, and is the same when it is asked again', () => {
    fc.assert(
      fc.property(unsigned, fc.nat(4096), (seed, position) => {
        const uniform = seededUniform(seed, position);
        expect(uniform).toBeGreaterThanOrEqual(0);
        expect(uniform).toBeLessThan(1);
        expect(seededUniform(seed, position)).toBe(uniform);
      }),
    );
  });

  test('is another number at every position, and for every seed', () => {
    const positions = new Set(Array.from({ length: 1000 }, (_, position) => seededUniform(1, position)));
    const seeds = new Set(Array.from({ length: 1000 }, (_, seed) => seededUniform(seed, 1)));
    expect([positions.size, seeds.size]).toEqual([1000, 1000]);
  });

  test('fills its range evenly along a text', () => {
    const tenths = new Array<number>(10).fill(0);
    for (let position = 0; position < 10_000; position += 1) {
      const at = Math.floor(seededUniform(42, position) * 10);
      tenths[at] = (tenths[at] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
