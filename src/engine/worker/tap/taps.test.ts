import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findGolden, largestDifference } from '../../../../scripts/golden/read-golden.ts';
import { openShippedModel } from '../../../../scripts/open-shipped-model.ts';
import { getMatrix } from '../../../core/attention.ts';
import { allHeads, headKey } from '../../../core/head.ts';
import type { HeadInspection } from '../../../core/inspection.ts';
import { multiply, rowNorms } from '../../../math/aggregates/mapped-norms.ts';
import type { TokensOf } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { attentionsOf, tapsOf } from '../run/tensors.ts';
import { inspectHead } from './inspect-head.ts';
import { passIds } from './pass-ids.ts';
import { runNorms } from './run-norms.ts';

const MODELS = ['translate-en-fr', 'stories', 'tagger', 'classifier'];
const CLOSE = 1e-5;

/** softmax of one row of scores, where the hidden keys get nothing. */
function weightsOf({ scores, hidden, keys }: HeadInspection, query: number): Float32Array {
  const row = scores.slice(query * keys, (query + 1) * keys);
  const seen = row.map((score, key) => (hidden[query * keys + key] ? Number.NEGATIVE_INFINITY : score));
  const largest = Math.max(...seen);
  const powers = seen.map((score) => Math.exp(score - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function turned(matrix: Float32Array, columns: number): Float32Array {
  const rows = matrix.length / columns;
  return matrix.map((_, at) => matrix[(at % rows) * columns + Math.floor(at / rows)] as number);
}

describe.each(MODELS)('the taps of %s', (modelId) => {
  let model: OpenModel;
  let run: TokensOf;
  let plain: ReturnType<typeof attentionsOf>;
  const inspected = new Map<string, HeadInspection>();

  beforeAll(async () => {
    model = await openShippedModel(modelId);
    const sentences = findGolden(modelId)?.sentences ?? [];
    const sizes = (one: (typeof sentences)[number]) => (one.source ?? one.target)?.ids.length ?? 0;
    const sentence = sentences.find((one) => sizes(one) > 5) ?? expect.fail('no golden sentence');
    const target = sentence.target?.ids ?? [];
    run = {
      task: sentence.task,
      source: sentence.source?.ids ?? [],
      target: modelId.startsWith('translate') ? target.slice(0, -1) : target,
    };
    const taps = tapsOf(model.manifest);
    plain = attentionsOf(
      await model.whole.run(
        passIds(model, run),
        taps.map(({ output }) => output),
      ),
      taps,
    );
    for (const head of allHeads(model.manifest.sites)) {
      inspected.set(headKey(head), await inspectHead(model, { run, head }));
    }
  }, 60_000);
  afterAll(async () => {
    await Promise.all([model.whole.release(), model.step?.release(), model.taps.release()]);
  });

  it('finds every layer of every site that the manifest names, in order', async () => {
    const { blocks } = await model.taps.open();
    for (const { site, layers } of model.manifest.sites) {
      const found = blocks.filter((block) => block.site === site);
      expect(found.map(({ layer }) => layer)).toEqual(Array.from({ length: layers }, (_, layer) => layer));
      expect(found.map(({ weights }) => weights)).toEqual(
        found.map(({ layer }) => `${site}.${layer}.attention`),
      );
    }
    expect(blocks).toHaveLength(model.manifest.sites.reduce((sum, { layers }) => sum + layers, 0));
  });

  it('gives the weights of the plain run, to the last bit', () => {
    for (const tensor of plain) {
      for (let head = 0; head < tensor.heads; head += 1) {
        const { weights } = inspected.get(headKey({ ...tensor, head })) ?? expect.fail();
        expect(weights).toEqual(getMatrix(tensor, head).data);
      }
    }
  });

  it('follows each step from the one before', () => {
    for (const [name, one] of inspected) {
      const { q, k, v, size, scale, keys, queries, width, mixed, projection } = one;
      expect(scale, name).toBeCloseTo(1 / Math.sqrt(size), 6);
      expect([q.length, k.length, v.length], name).toEqual([queries * size, keys * size, keys * size]);
      expect([one.queryInputs.length, one.keyInputs.length], name).toEqual([queries * width, keys * width]);
      const scores = multiply(q, turned(k, size), size).map((product) => product * scale);
      expect(largestDifference(one.scores, scores), `${name} scores`).toBeLessThan(CLOSE);
      for (let query = 0; query < queries; query += 1) {
        const row = one.weights.subarray(query * keys, (query + 1) * keys);
        expect(largestDifference(row, weightsOf(one, query)), `${name} weights ${query}`).toBeLessThan(1e-6);
      }
      expect(largestDifference(mixed, multiply(one.weights, v, keys)), `${name} mixed`).toBeLessThan(CLOSE);
      const contribution = multiply(mixed, projection, size);
      expect(largestDifference(one.contribution, contribution), `${name} contribution`).toBeLessThan(CLOSE);
    }
  });

  it('has contributions that sum to what is attended, but for the same bias at every query', () => {
    for (const { site, layer, heads, queries } of plain) {
      const parts = Array.from(
        { length: heads },
        (_, head) => inspected.get(headKey({ site, layer, head })) ?? expect.fail(),
      );
      const { attended, width } = parts[0] ?? expect.fail();
      const bias = attended.map((value, at) =>
        parts.reduce((rest, { contribution }) => rest - (contribution[at] as number), value),
      );
      const first = bias.subarray(0, width);
      for (let query = 1; query < queries; query += 1) {
        const row = bias.subarray(query * width, (query + 1) * width);
        expect(largestDifference(row, first), `${site}.${layer}`).toBeLessThan(CLOSE * 5);
      }
    }
  });

  it('hides the future in a decoder, and nothing elsewhere', () => {
    for (const { head, hidden, keys } of inspected.values()) {
      const future = hidden.map((_, at) =>
        head.site === 'decoder' && at % keys > Math.floor(at / keys) ? 1 : 0,
      );
      expect(hidden).toEqual(future);
    }
  });

  it('gives norms that are the lengths of the inspected vectors', async () => {
    const norms = await runNorms(model, { run });
    expect(norms.weighted.map(({ site, layer }) => `${site}.${layer}`).sort()).toEqual(
      plain.map(({ site, layer }) => `${site}.${layer}`).sort(),
    );
    expect(norms.residual).toHaveLength(plain.length);
    for (const tensor of norms.weighted) {
      const outputs = norms.headOutputs.find(
        ({ site, layer }) => site === tensor.site && layer === tensor.layer,
      );
      for (let head = 0; head < tensor.heads; head += 1) {
        const one = inspected.get(headKey({ ...tensor, head })) ?? expect.fail();
        const lengths = rowNorms(multiply(one.v, one.projection, one.size), one.width);
        const expected = one.weights.map((weight, at) => weight * (lengths[at % one.keys] as number));
        expect(largestDifference(getMatrix(tensor, head).data, expected)).toBeLessThan(CLOSE);
        const added = outputs?.data.slice(head * one.queries, (head + 1) * one.queries) ?? expect.fail();
        expect(largestDifference(added, rowNorms(one.contribution, one.width))).toBeLessThan(CLOSE);
      }
    }
  });
});
