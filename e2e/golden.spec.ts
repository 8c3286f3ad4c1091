import { giveGoldenTensors, measure, readGolden } from './support/golden.ts';
import { expectSameTokens, Worst } from './support/golden-checks.ts';
import { expect, modelOf, note, openPage, test } from './support/test.ts';

const golden = readGolden();
/**
 * fp32 arithmetic. Attention: absolute. Logits reach 15, where PyTorch’s own fp32 is 1.6e-5 off, so each may be
 * off by 1.3e-6 of itself besides: PyTorch’s measure of closeness (torch.testing.assert_close), as in
 * src/engine/worker/golden.test.ts.
 */
const TOLERANCE = 1e-5;
const LOGITS_RELATIVE = 1.3e-6;

test.describe('On WASM, in the built page, the numbers are PyTorch’s', () => {
  for (const threads of [1, 2]) {
    test(`with ${threads} thread${threads > 1 ? 's' : ''}, for every golden sentence`, async ({ page }) => {
      test.setTimeout(240_000);
      await openPage(page);
      const { id, revision } = await modelOf(page);
      expect({ id, revision }).toEqual(golden.model);
      await page.evaluate((options) => window.headlight.open(options), {
        model: id,
        provider: 'wasm' as const,
        threads,
      });
      expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
      const state = await page.evaluate(() => window.headlight.state());
      expect(state).toMatchObject({ provider: 'wasm', threads, dtype: 'float32' });
      // The runtime starts one worker less than it has threads.
      const threadWorkers = () => page.workers().filter((worker) => /ort-wasm[^/]*\.mjs/.test(worker.url()));
      await expect.poll(() => threadWorkers().length, 'workers of the runtime').toBe(threads - 1);

      await giveGoldenTensors(page, golden);
      const worst = new Worst();
      for (const [index, sentence] of golden.sentences.entries()) {
        await test.step(sentence.name, async () => {
          const target = sentence.givenTarget ?? undefined;
          const found = await measure(page, {
            index,
            text: sentence.text,
            target,
            logitsRelative: LOGITS_RELATIVE,
          });
          expectSameTokens(sentence, found);
          expect(Object.keys(found.shapes), 'every tensor is compared').toHaveLength(
            Object.keys(sentence.tensors).length,
          );
          for (const [kind, difference] of Object.entries(found.differences)) {
            if (kind === 'logits') continue;
            expect.soft(difference, `${sentence.name}: ${kind}`).toBeLessThanOrEqual(TOLERANCE);
          }
          expect.soft(found.logitsBeyond, `${sentence.name}: logits`).toBeLessThanOrEqual(TOLERANCE);
          worst.add(sentence.name, found.differences);
        });
      }
      note(`largest differences, WASM, ${threads} threads`, String(worst));
    });
  }
});

test('The golden file has the sentences that the model is judged by', () => {
  const { sentences } = golden;
  expect(sentences.length).toBeGreaterThanOrEqual(12);
  expect(sentences.some(({ source }) => source.ids.length === 2)).toBe(true);
  expect(sentences.some(({ source }) => source.ids.length >= 60)).toBe(true);
  expect(sentences.filter(({ givenTarget }) => givenTarget === null).length).toBeGreaterThanOrEqual(8);
});
