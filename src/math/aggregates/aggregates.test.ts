import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/ensure-installed.mjs';
import type { AttentionTensor } from '../../core/attention.ts';
import type { Site } from '../../core/head.ts';
import { attentionFlow, MOST_FLOW_TOKENS } from './attention-flow.ts';
import { combineHeads, finish } from './combine-heads.ts';
import { createMaxFlow } from './max-flow.ts';
import { rollOut, rollOutAcross } from './rollout.ts';

interface Reference {
  readonly cases: readonly {
    readonly name: string;
    readonly heads: number;
    readonly tokens: number;
    readonly layers: readonly (readonly number[])[];
    readonly mean: readonly number[];
    readonly max: readonly number[];
    readonly rollout: readonly number[];
    readonly flow: readonly number[];
  }[];
  readonly across: Readonly<Record<'encoder' | 'decoder' | 'cross', readonly (readonly number[])[]>> & {
    readonly heads: number;
    readonly targets: number;
    readonly sources: number;
    readonly source: readonly number[];
    readonly target: readonly number[];
  };
}

const reference: Reference = JSON.parse(
  readFileSync(join(root, 'models/conformance/aggregates/reference.json'), 'utf8'),
);

function layersOf(
  layers: readonly (readonly number[])[],
  { heads, queries, keys, site = 'encoder' }: { heads: number; queries: number; keys: number; site?: Site },
): AttentionTensor[] {
  return layers.map((data, layer) => ({ site, layer, heads, queries, keys, data: Float32Array.from(data) }));
}

/** One head a layer. */
const squares = (size: number, ...layers: (readonly number[])[]) =>
  layersOf(layers, { heads: 1, queries: size, keys: size });

function expectClose(found: Float32Array, expected: readonly number[]) {
  expect(found.length).toBe(expected.length);
  for (const [at, value] of expected.entries())
    expect(Math.abs((found[at] as number) - value)).toBeLessThan(1e-6);
}

describe.each(reference.cases)('NumPy’s aggregates of “$name”', (one) => {
  const layers = layersOf(one.layers, { heads: one.heads, queries: one.tokens, keys: one.tokens });

  it('have the same mean and maximum over all heads', () => {
    expectClose(finish(combineHeads(layers, 'mean')).data, one.mean);
    expectClose(finish(combineHeads(layers, 'max')).data, one.max);
  });

  it('have the same rollout', () => {
    expectClose(finish(rollOut(layers)).data, one.rollout);
  });

  it('have the same flow', () => {
    expectClose(finish(attentionFlow(layers)).data, one.flow);
  });
});

describe('combineHeads', () => {
  it('refuses no layer, and layers of different sizes', () => {
    expect(() => finish(combineHeads([], 'mean'))).toThrow('no layer');
    const [two] = squares(2, [1, 0, 0, 1]);
    const [one] = squares(1, [1]);
    expect(() => finish(combineHeads([two as AttentionTensor, one as AttentionTensor], 'max'))).toThrow(
      '1 × 1',
    );
  });

  it('keeps NaN where a head has it', () => {
    const [tensor] = layersOf([[Number.NaN, 1]], { heads: 2, queries: 1, keys: 1 });
    for (const how of ['mean', 'max'] as const) {
      expect(finish(combineHeads([tensor as AttentionTensor], how)).data).toEqual(
        Float32Array.of(Number.NaN),
      );
    }
  });

  it('leaves the tensors as they were', () => {
    const layers = squares(2, [1, 0, 0, 1], [0, 1, 1, 0]);
    finish(combineHeads(layers, 'mean'));
    finish(rollOut(layers));
    expect(layers.map(({ data }) => [...data])).toEqual([
      [1, 0, 0, 1],
      [0, 1, 1, 0],
    ]);
  });
});

describe('rollOut', () => {
  it('is the identity where every token looks at itself', () => {
    const identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];
    expectClose(finish(rollOut(squares(3, identity, identity))).data, identity);
  });

  it('takes an all-masked row as the residual alone', () => {
    expectClose(finish(rollOut(squares(2, [0, 0, 0.5, 0.5]))).data, [1, 0, 0.25, 0.75]);
  });

  it('refuses a layer that is not square', () => {
    const wide = layersOf([[0.5, 0.5]], { heads: 1, queries: 1, keys: 2 });
    expect(() => finish(rollOut(wide))).toThrow('expected a square');
  });

  it('has rows that sum to 1, and no future in causal layers', () => {
    const weight = fc.float({ min: Math.fround(0.01), max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.infiniteStream(weight),
        (size, count, stream) => {
          const layer = () => {
            const rows = Array.from({ length: size }, (_, row) => {
              const raw = Array.from({ length: size }, (_, key) =>
                key <= row ? (stream.next().value as number) : 0,
              );
              const sum = raw.reduce((total, value) => total + value, 0);
              return raw.map((value) => value / sum);
            });
            return rows.flat();
          };
          const { data } = finish(rollOut(squares(size, ...Array.from({ length: count }, layer))));
          for (let row = 0; row < size; row += 1) {
            const values = [...data.subarray(row * size, (row + 1) * size)];
            expect(values.reduce((total, value) => total + value, 0)).toBeCloseTo(1, 5);
            expect(values.slice(row + 1).every((value) => value === 0)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('rollOutAcross', () => {
  const { heads, targets, sources, ...across } = reference.across;
  const decoder = layersOf(across.decoder, { heads, queries: targets, keys: targets, site: 'decoder' });
  const cross = layersOf(across.cross, { heads, queries: targets, keys: sources, site: 'cross' });
  const encoder = finish(rollOut(layersOf(across.encoder, { heads, queries: sources, keys: sources })));

  it('is NumPy’s', () => {
    const { source, target } = finish(rollOutAcross(decoder, cross, encoder));
    expectClose(source.data, across.source);
    expectClose(target.data, across.target);
  });

  it('shares every row between source and target', () => {
    const { source, target } = finish(rollOutAcross(decoder, cross, encoder));
    for (let row = 0; row < targets; row += 1) {
      const both = [
        ...source.data.subarray(row * sources, (row + 1) * sources),
        ...target.data.subarray(row * targets, (row + 1) * targets),
      ];
      expect(both.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
    }
  });

  it('refuses decoder layers without cross-attention', () => {
    expect(() => finish(rollOutAcross(decoder, cross.slice(1), encoder))).toThrow('no cross-attention');
  });
});

describe('createMaxFlow', () => {
  const network = (nodes: number, edges: readonly (readonly [number, number, number])[]) =>
    createMaxFlow({
      nodes,
      from: edges.map(([from]) => from),
      to: edges.map(([, to]) => to),
      capacity: edges.map(([, , capacity]) => capacity),
    });

  it('lets nothing through where there is no way, or no distance', () => {
    expect(network(2, [])(0, 1)).toBe(0);
    expect(network(2, [[1, 0, 5]])(0, 1)).toBe(0);
    expect(network(1, [])(0, 0)).toBe(0);
  });

  it('is what the narrowest place lets through', () => {
    expect(
      network(3, [
        [0, 1, 4],
        [1, 2, 1.5],
      ])(0, 2),
    ).toBe(1.5);
  });

  it('takes a flow back to find a better way', () => {
    // The shortest first way 0 → 1 → 2 → 3 blocks both others until it is given back.
    const flow = network(4, [
      [0, 1, 1],
      [0, 2, 1],
      [1, 2, 1],
      [1, 3, 1],
      [2, 3, 1],
    ]);
    expect(flow(0, 3)).toBe(2);
    expect(flow(0, 3), 'the same again').toBe(2);
    expect(flow(1, 3)).toBe(2);
  });

  it('finds the textbook’s 23', () => {
    // Cormen et al., Introduction to Algorithms, figure 26.1.
    const flow = network(6, [
      [0, 1, 16],
      [0, 2, 13],
      [1, 3, 12],
      [2, 1, 4],
      [2, 4, 14],
      [3, 2, 9],
      [3, 5, 20],
      [4, 3, 7],
      [4, 5, 4],
    ]);
    expect(flow(0, 5)).toBe(23);
  });
});

describe('attentionFlow', () => {
  it('is the residual step itself over one layer', () => {
    expectClose(finish(attentionFlow(squares(2, [0.2, 0.8, 0.6, 0.4]))).data, [0.6, 0.4, 0.3, 0.7]);
  });

  it('is limited by what leads into a token, where rollout multiplies', () => {
    // Both layers pass everything on to token 0: from 1 to 0 there are the ways 1 → 0 → 0 and 1 → 1 → 0.
    const { data } = finish(attentionFlow(squares(2, [1, 0, 1, 0], [1, 0, 1, 0])));
    expectClose(data, [1, 0, 1, 0.5]);
  });

  it('refuses more tokens than can be waited for, and no layer', () => {
    const size = MOST_FLOW_TOKENS + 1;
    const many = squares(size, Array(size * size).fill(1 / size));
    expect(() => attentionFlow(many).next()).toThrow(`at most ${MOST_FLOW_TOKENS}`);
    expect(() => attentionFlow([]).next()).toThrow('no layer');
  });
});
