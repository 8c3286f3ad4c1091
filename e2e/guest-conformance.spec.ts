import { readFileSync } from 'node:fs';
import { configOf, differencesOf, textOf } from '../scripts/conformance/as-text.ts';
import { readCases } from '../scripts/conformance/read-cases.ts';
import type { AttentionTensor } from '../src/core/attention.ts';
import { expect, note, openPage, test } from './support/test.ts';

/** One of each way in which weights are had, over encoders, decoders and both; Node runs all cases. */
const SELECTED = {
  wasm: [
    ...['bert/torchscript', 'bert/fused', 'bert/int8', 'deberta-v2/torchscript', 'modernbert/dynamo'],
    ...['gpt2/optimum', 'bloom/torchscript', 'llama/genai', 'gemma2/dynamo', 'qwen3/dynamo-23'],
    ...['t5/torchscript', 'bart/torchscript'],
  ],
  // The software adapter takes seconds a pass.
  webgpu: ['bert/torchscript', 'bert/fused', 'llama/genai', 'gpt2/dynamo-23'],
};
const TOLERANCE = { wasm: 0, webgpu: 1e-4 };
const cases = readCases();

for (const provider of ['wasm', 'webgpu'] as const) {
  for (const name of SELECTED[provider]) {
    test(`On ${provider}, ${name} shows the attention that transformers computes`, async ({ page }) => {
      test.setTimeout(180_000);
      const one = cases.find(({ family, exportName }) => `${family}/${exportName}` === name);
      if (!one) throw new Error(`no case ${name}`);
      await openPage(page);
      const hasGpu = provider === 'wasm' || (await page.evaluate(() => 'gpu' in navigator));
      if (!hasGpu) note('skipped', 'this browser has no WebGPU');
      test.skip(!hasGpu, 'no WebGPU');
      await page.evaluate(
        async ({ model, config }) => {
          const bytes = Uint8Array.from(atob(model), (sign) => sign.charCodeAt(0));
          await window.headlight.bring({
            files: [new File([bytes], 'model.onnx'), new File([config], 'config.json')],
          });
        },
        { model: readFileSync(one.file).toString('base64'), config: JSON.stringify(configOf(one)) },
      );
      const text = textOf(one, one.inputs.decoder_input_ids ? 1 : 0);
      if (provider === 'webgpu') {
        await page.evaluate((input) => window.headlight.run(input), text);
        await page.evaluate(
          (model) => window.headlight.open({ model, provider: 'webgpu' }),
          (await page.evaluate(() => window.headlight.state())).model,
        );
      }
      await page.evaluate((input) => window.headlight.run(input), text);
      expect(await page.evaluate(() => window.headlight.state().provider)).toBe(provider);

      const found = await page.evaluate(
        (names) =>
          names.map((name) => {
            const [site, layer] = name.split('.') as ['encoder' | 'decoder' | 'cross', string];
            const { data, ...tensor } = window.headlight.attention({ site, layer: Number(layer) });
            return { ...tensor, site, layer: Number(layer), data: Array.from(data) };
          }),
        one.tensors,
      );
      const off = differencesOf(
        found.map(({ data, ...tensor }): AttentionTensor => ({ ...tensor, data: Float32Array.from(data) })),
        one,
      );
      for (const [tensor, value] of Object.entries(off)) {
        expect(value, tensor).toBeLessThan(Math.max(one.tolerance, TOLERANCE[provider]));
      }
    });
  }
}
