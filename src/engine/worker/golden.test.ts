import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ort from 'onnxruntime-web/wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/ensure-installed.mjs';
import { largestDifference, readGolden, tolerancesOff } from '../../../scripts/golden/read-golden.ts';
import { MODEL_FILES, parseManifest } from '../../core/manifest.ts';
import { rowSumError } from '../../math/row-sums.ts';
import { type Decoder, decodeGreedily } from './decode-greedily.ts';
import { SESSION_OPTIONS } from './open-model.ts';
import { attend } from './run-model.ts';

/**
 * fp32 arithmetic on the shipped weights, against PyTorch. Attention: absolute. Logits reach 15, where
 * PyTorch's own fp32 is 1.6e-5 off, so they are held to PyTorch's measure of fp32 closeness
 * (torch.testing.assert_close): 1e-5 plus 1.3e-6 of the logit.
 */
const TOLERANCE = 1e-5;
const LOGIT_TOLERANCE = { absolute: TOLERANCE, relative: 1.3e-6 };
const MODEL = 'translate-en-fr';

const file = (name: string) => readFileSync(join(root, 'models', MODEL, name));
const { sentences, tensors } = readGolden(MODEL);
let decoder: Decoder;

beforeAll(async () => {
  ort.env.logLevel = 'error';
  ort.env.wasm.numThreads = 1;
  const model = file(MODEL_FILES.model);
  decoder = {
    ort,
    manifest: parseManifest(JSON.parse(file('manifest.json').toString()), 'manifest.json'),
    whole: await ort.InferenceSession.create(model, SESSION_OPTIONS),
    step: await ort.InferenceSession.create(file(MODEL_FILES.decode), {
      ...SESSION_OPTIONS,
      externalData: [{ path: MODEL_FILES.model, data: model }],
    }),
  };
});

describe('the shipped model against PyTorch', () => {
  it('has at least twelve golden sentences, one of 1 and one of 60 source tokens', () => {
    const counts = sentences.map(({ source }) => source.ids.length - 1);
    expect(sentences.length).toBeGreaterThanOrEqual(12);
    expect(counts).toContain(1);
    expect(Math.max(...counts)).toBeGreaterThanOrEqual(59);
  });

  describe.each(sentences)('“$name”', ({ index, source, target, givenTarget }) => {
    it('has every attention tensor and the logits within the tolerance', async () => {
      const { attentions, logits } = await attend(decoder, source.ids, target.ids.slice(0, -1));
      const found = new Map(attentions.map(({ site, layer, data }) => [`${index}.${site}.${layer}`, data]));
      found.set(`${index}.logits`, logits);
      const expected = [...tensors.keys()].filter((name) => name.startsWith(`${index}.`));
      expect([...found.keys()].sort()).toEqual(expected.sort());
      for (const name of expected) {
        const golden = tensors.get(name)?.data ?? new Float32Array();
        const actual = found.get(name) ?? new Float32Array();
        if (name.endsWith('.logits')) {
          expect(tolerancesOff(actual, golden, LOGIT_TOLERANCE), name).toBeLessThanOrEqual(1);
        } else {
          expect(largestDifference(actual, golden), name).toBeLessThanOrEqual(TOLERANCE);
        }
      }
    });

    it('has rows that sum to 1, and zeros above the causal diagonal', async () => {
      const { attentions } = await attend(decoder, source.ids, target.ids.slice(0, -1));
      for (const tensor of attentions) {
        expect(rowSumError(tensor)).toBeLessThan(1e-5);
        if (tensor.site !== 'decoder') continue;
        const future = tensor.data.filter(
          (_, at) => at % tensor.keys > Math.floor(at / tensor.keys) % tensor.queries,
        );
        expect(future.every((weight) => weight === 0)).toBe(true);
      }
    });

    if (givenTarget !== null) return;
    it('is translated to the same tokens, step by step', async () => {
      const written = await decodeGreedily(decoder, source.ids, new AbortController().signal);
      expect(written).toEqual(target.ids.slice(1));
    });
  });

  it('stops decoding when it is aborted', async () => {
    const controller = new AbortController();
    controller.abort();
    const ids = sentences.find(({ source }) => source.ids.length > 10)?.source.ids ?? [];
    await expect(decodeGreedily(decoder, ids, controller.signal)).rejects.toMatchObject({
      code: 'run.aborted',
    });
  });
});
