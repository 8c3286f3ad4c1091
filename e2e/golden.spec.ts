import { LOGIT_RELATIVE, logitTolerance, TOLERANCE } from '../scripts/golden/golden-file.ts';
import { MODEL_IDS } from '../scripts/shipped-models.ts';
import { giveGoldenTensors, inputOf, measure, readGolden } from './support/golden.ts';
import { expectSameOutput, expectSameTokens, Worst } from './support/golden-checks.ts';
import { expect, note, openPage, test } from './support/test.ts';

test.describe('On WASM, in the built page, the numbers are PyTorch’s', () => {
  for (const id of MODEL_IDS) {
    // One runtime for all: a second thread is tried with one model.
    for (const threads of id === 'translate-en-fr' ? [1, 2] : [1]) {
      const golden = readGolden(id);
      test(`${id}, with ${threads} thread${threads > 1 ? 's' : ''}, for every golden text`, async ({
        page,
      }) => {
        test.setTimeout(240_000);
        await openPage(page);
        await page.evaluate((options) => window.headlight.open(options), {
          model: id,
          provider: 'wasm' as const,
          threads,
        });
        expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
        const state = await page.evaluate(() => window.headlight.state());
        expect(state).toMatchObject({ provider: 'wasm', threads, dtype: 'float32' });
        expect({ id: state.model, revision: state.revision }).toEqual(golden.model);
        // The runtime starts one worker less than it has threads.
        const threadWorkers = () =>
          page.workers().filter((worker) => /ort-wasm[^/]*\.mjs/.test(worker.url()));
        await expect.poll(() => threadWorkers().length, 'workers of the runtime').toBe(threads - 1);

        await giveGoldenTensors(page, golden);
        const worst = new Worst();
        for (const [index, sentence] of golden.sentences.entries()) {
          await test.step(sentence.name, async () => {
            const input = inputOf(sentence);
            if (input.text.trim() === '') {
              // PyTorch reads the marks alone; the page asks for a text.
              const refused = page.evaluate((options) => window.headlight.run(options), input);
              await expect(refused).rejects.toThrow('text.empty');
              return;
            }
            const found = await measure(page, { index, input, logitsRelative: LOGIT_RELATIVE });
            expectSameTokens(sentence, found);
            expectSameOutput(sentence, found);
            expect(Object.keys(found.shapes).sort(), 'every tensor is compared').toEqual(
              Object.keys(sentence.tensors).sort(),
            );
            for (const [kind, difference] of Object.entries(found.differences)) {
              if (kind.endsWith('logits')) {
                const allowed = logitTolerance(golden, kind);
                expect.soft(found.logitsBeyond ?? 0, `${sentence.name}: logits`).toBeLessThanOrEqual(allowed);
              } else expect.soft(difference, `${sentence.name}: ${kind}`).toBeLessThanOrEqual(TOLERANCE);
            }
            worst.add(sentence.name, found.differences);
          });
        }
        note(`largest differences, ${id}, WASM, ${threads} threads`, String(worst));
      });
    }
  }
});

test('The golden file of translate-en-fr has the sentences that the model is judged by', () => {
  const { sentences } = readGolden('translate-en-fr');
  const sourceTokens = sentences.map(({ source }) => source?.ids.length ?? 0);
  expect(sentences.length).toBeGreaterThanOrEqual(12);
  expect(sourceTokens).toContain(2);
  expect(Math.max(...sourceTokens)).toBeGreaterThanOrEqual(60);
  expect(sentences.filter(({ givenTarget }) => givenTarget === null).length).toBeGreaterThanOrEqual(8);
});
