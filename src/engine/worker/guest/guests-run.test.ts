import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web/wasm';
import { describe, expect, test } from 'vitest';
import { configOf, differencesOf, textOf } from '../../../../scripts/conformance/as-text.ts';
import { type ConformanceCase, readCases } from '../../../../scripts/conformance/read-cases.ts';
import { openGuestFiles } from '../../../../scripts/open-guest-files.ts';
import type { AttentionTensor } from '../../../core/attention.ts';
import type { OpenModel } from '../open/open-model.ts';
import { runModel } from '../run/run-model.ts';
import { attentionsOf, tapsOf } from '../run/tensors.ts';

const still = new AbortController().signal;

/** Exports that differ in what they are fed; scripts/conformance runs all of them through sessions of its own. */
const EXPORTS = ['torchscript', 'optimum'];
const MORE = ['bert/fused', 'bert/fp16-io', 'bert/q4', 'llama/genai', 'llama/fp16-io', 'gpt2/dynamo-23'];
const all = readCases();
const chosen = all.filter(
  ({ family, exportName }) => EXPORTS.includes(exportName) || MORE.includes(`${family}/${exportName}`),
);
const reads = ({ inputs }: ConformanceCase, name: string) => inputs[name] !== undefined;
const TEXTS = chosen.filter((one) => reads(one, 'input_ids') && !reads(one, 'pixel_values'));
const PICTURES = chosen.filter((one) => reads(one, 'pixel_values') && one.exportName === 'torchscript');
const SPLIT = all.filter((one) => one.exportName === 'optimum-encoder' && reads(one, 'input_ids'));
const SPEECH = all.filter((one) => one.exportName === 'torchscript' && reads(one, 'input_features'));

function expectAttention(
  found: readonly AttentionTensor[],
  one: ConformanceCase,
  tensors: readonly string[],
  first = 0,
): void {
  const off = differencesOf(found, one, first);
  expect(Object.keys(off).sort()).toEqual([...tensors].sort());
  for (const [name, value] of Object.entries(off)) expect(value, name).toBeLessThan(one.tolerance);
}

async function release({ whole, taps }: OpenModel): Promise<void> {
  await Promise.all([whole.release(), taps.release()]);
}

describe('a guest without a tokenizer', () => {
  test.each(TEXTS)(
    'gives the attention of $family, exported by $exportName, through the page’s runners',
    async (one) => {
      const { model, check, described } = await openGuestFiles(one.family, {
        'model.onnx': readFileSync(one.file),
        'config.json': configOf(one),
      });
      expect(check.largestDifference).toBeLessThan(1e-4);
      expect(check.largestRowError).toBeLessThan(2e-3);
      const { run } = await runModel(
        model,
        textOf(one, described.manifest.frames?.target.before.length ?? 0),
        still,
      );
      expectAttention(run.attentions, one, one.tensors);
      await release(model);
    },
  );

  test.each(SPLIT)(
    'gives the attention of $family from an encoder’s and a decoder’s file',
    async (encoder) => {
      const whole = all.find(
        ({ family, exportName }) => family === encoder.family && exportName === 'torchscript',
      );
      if (!whole) return expect.fail('no whole export');
      const { model, described } = await openGuestFiles(encoder.family, {
        'onnx/encoder_model.onnx': readFileSync(encoder.file),
        'onnx/decoder_model.onnx': readFileSync(encoder.file.replace('optimum-encoder', 'optimum-decoder')),
        'config.json': configOf(whole),
      });
      expect(described.manifest.architecture).toBe('encoder-decoder');
      const { run } = await runModel(
        model,
        textOf(whole, described.manifest.frames?.target.before.length ?? 0),
        still,
      );
      expectAttention(run.attentions, whole, whole.tensors);
      await release(model);
    },
  );
});

describe('a guest that hears', () => {
  test.each(SPEECH)('$family is refused, with the input that the page cannot make', async (one) => {
    const opening = openGuestFiles(one.family, { 'model.onnx': readFileSync(one.file) });
    await expect(opening).rejects.toMatchObject({
      code: 'guest.input',
      details: { input: 'input_features' },
    });
  });
});

describe('a guest that reads pictures', () => {
  test.each(PICTURES)('gives the attention of $family', async (one) => {
    const { model, check } = await openGuestFiles(one.family, {
      'model.onnx': readFileSync(one.file),
      'config.json': { image_size: 32, patch_size: 8 },
    });
    expect(check).toMatchObject({ tokens: 17 });
    expect(check.largestDifference).toBeLessThan(1e-5);
    const pixels = Float32Array.from(one.inputs.pixel_values?.data ?? []);
    const taps = tapsOf(model.manifest);
    const feeds = { pixels: new ort.Tensor('float32', pixels, [1, 3, 32, 32]) };
    const outputs = await model.whole.run(
      feeds,
      taps.map(({ output }) => output),
    );
    // Of two towers, the text's layers come first and are not shown.
    const first = one.tensors.length - taps.length;
    expectAttention(attentionsOf(outputs, taps), one, one.tensors.slice(first), first);

    const { run } = await runModel(model, { text: '' }, still);
    expect(run.picture).toMatchObject({ columns: 4, rows: 4, firstToken: 1 });
    expect(run.tokens.source.slice(0, 3).map(({ text }) => text)).toEqual(['<cls>', '0,0', '0,1']);
    const picture = { width: 16, height: 32, rgba: new Uint8ClampedArray(16 * 32 * 4) };
    await expect(runModel(model, { text: '', picture }, still)).rejects.toMatchObject({
      code: 'picture.invalid',
    });
    await release(model);
  });
});
