import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOGIT_RELATIVE, logitTolerance, TOLERANCE } from '../../../../scripts/golden/golden-file.ts';
import {
  findGolden,
  type IndexedSentence,
  largestDifference,
  tolerancesOff,
} from '../../../../scripts/golden/read-golden.ts';
import { openShippedModel } from '../../../../scripts/open-shipped-model.ts';
import { MODEL_IDS, readModelJson } from '../../../../scripts/shipped-models.ts';
import type { AttentionTensor } from '../../../core/attention.ts';
import type { Manifest } from '../../../core/manifest.ts';
import type { EncoderTask } from '../../../core/task.ts';
import { rowSumError } from '../../../math/row-sums.ts';
import type { OpenModel } from '../open/open-model.ts';
import { encode } from './run-encoder.ts';
import { readAhead } from './run-generation.ts';
import { attend } from './run-translation.ts';

/** What the model says of a sentence's ids: every attention tensor, and logits by their golden names. */
async function compute(model: OpenModel, { index, task, source, target, tensors }: IndexedSentence) {
  const sourceIds = source?.ids ?? [];
  const targetIds = target?.ids ?? [];
  const { architecture, tasks } = model.manifest;
  if (architecture === 'encoder-decoder') {
    const step = model.step ?? expect.fail('no decode.onnx');
    const { attentions, logits } = await attend({ ...model, step }, sourceIds, targetIds.slice(0, -1));
    return { attentions, logits: new Map([[`${index}.logits`, logits]]) };
  }
  if (architecture === 'decoder') {
    const { attentions, logits } = await readAhead(model, targetIds);
    return { attentions, logits: new Map([[`${index}.logits`, logits]]) };
  }
  const logits = new Map<string, Float32Array>();
  let attentions: AttentionTensor[] = [];
  for (const { task: name } of tasks) {
    const golden = `${index}.${name}.logits`;
    if (name !== task && !(golden in tensors)) continue;
    const found = await encode(model, name as EncoderTask, sourceIds);
    attentions = found.attentions;
    logits.set(golden, found.logits);
  }
  return { attentions, logits };
}

describe.each(MODEL_IDS)('the shipped model %s against PyTorch', (modelId) => {
  const golden = findGolden(modelId);
  const manifest = readModelJson(modelId, 'manifest.json') as Manifest;
  let model: OpenModel;

  it('has golden numbers of these weights, for each of its tasks', () => {
    expect(golden?.model).toEqual({ id: modelId, revision: manifest.revision });
    const tasks = new Set(golden?.sentences.map(({ task }) => task));
    expect([...tasks].sort()).toEqual(manifest.tasks.map(({ task }) => task).sort());
  });
  if (!golden) return;
  const { sentences, tensors } = golden;

  if (manifest.architecture === 'encoder-decoder')
    it('has at least twelve golden sentences, one of 1 and one of 60 source tokens', () => {
      const counts = sentences.map(({ source }) => source?.ids.length ?? 0);
      expect(sentences.length).toBeGreaterThanOrEqual(12);
      expect(counts).toContain(2);
      expect(Math.max(...counts)).toBeGreaterThanOrEqual(60);
    });

  it('has every tensor that its sentences name, and no other', () => {
    const named = Object.fromEntries(sentences.flatMap((sentence) => Object.entries(sentence.tensors)));
    expect(Object.fromEntries([...tensors].map(([name, { shape }]) => [name, shape]))).toEqual(named);
  });

  describe.each(sentences)('“$name”', (sentence) => {
    let found: Awaited<ReturnType<typeof compute>>;
    beforeAll(async () => {
      model ??= await openShippedModel(modelId);
      found = await compute(model, sentence);
    });

    it('has every attention tensor within the tolerance', () => {
      const layers = manifest.sites.reduce((sum, site) => sum + site.layers, 0);
      expect(found.attentions).toHaveLength(layers);
      for (const { site, layer, heads, queries, keys, data } of found.attentions) {
        const name = `${sentence.index}.${site}.${layer}`;
        const expected = tensors.get(name);
        expect([heads, queries, keys], name).toEqual(expected?.shape);
        expect(largestDifference(data, expected?.data ?? new Float32Array()), name).toBeLessThanOrEqual(
          TOLERANCE,
        );
      }
    });

    it('has the logits that are given within the tolerance, and nothing that is not computed', () => {
      const given = Object.keys(sentence.tensors).filter((name) => name.endsWith('.logits'));
      for (const name of given) {
        const actual = found.logits.get(name) ?? expect.fail(`${name} is no logits of this model`);
        const expected = tensors.get(name)?.data ?? new Float32Array();
        const kind = name.slice(name.indexOf('.') + 1);
        const tolerance = { absolute: logitTolerance(golden, kind), relative: LOGIT_RELATIVE };
        expect(tolerancesOff(actual, expected, tolerance), name).toBeLessThanOrEqual(1);
      }
    });

    it('has rows that sum to 1, and zeros above the causal diagonal', () => {
      for (const tensor of found.attentions) {
        expect(rowSumError(tensor)).toBeLessThan(1e-5);
        if (tensor.site !== 'decoder') continue;
        const future = tensor.data.filter(
          (_, at) => at % tensor.keys > Math.floor(at / tensor.keys) % tensor.queries,
        );
        expect(future.every((weight) => weight === 0)).toBe(true);
      }
    });
  });

  it('has logits of each kind in one sentence at least', () => {
    const kinds = new Set(
      [...tensors.keys()]
        .filter((name) => name.endsWith('.logits'))
        .map((name) => name.replace(/^\d+\./, '')),
    );
    const wanted =
      manifest.architecture === 'encoder' ? manifest.tasks.map(({ task }) => `${task}.logits`) : ['logits'];
    expect([...kinds].sort()).toEqual(wanted.sort());
  });

  afterAll(async () => {
    await Promise.all([model?.whole.release(), model?.step?.release()]);
  });
});
