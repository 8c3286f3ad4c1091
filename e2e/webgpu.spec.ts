import type { Page } from '@playwright/test';
import type { GoldenFile, GoldenSentence } from '../scripts/golden/golden-file.ts';
import { MODEL_IDS } from '../scripts/shipped-models.ts';
import type { RunOptions } from '../src/embed/page-api-types.ts';
import { giveGoldenTensors, inputOf, measure, readGolden } from './support/golden.ts';
import { expectSameTokens, Worst } from './support/golden-checks.ts';
import { PATIENCE_MS } from './support/picture.ts';
import { alterFile, WORKER_FILE } from './support/served-files.ts';
import { expect, note, openPage, test } from './support/test.ts';

const TOLERANCE = 1e-4;
/** Texts a model: a pass takes seconds on a software adapter. */
const COUNT = 2;

/** Short texts whose golden tokens come from typing alone: nothing is decoded. */
function shortTexts({ sentences }: GoldenFile) {
  return sentences
    .map((sentence, index) => ({ sentence, index, input: typedInput(sentence) }))
    .filter(({ sentence: { text } }) => text.trim() !== '')
    .filter(({ sentence: { source, target, task } }) => {
      // Every picture has as many patches.
      const isShort = task === 'digit' || lengthOf(source, target) < 26;
      return (target ?? source)?.spans && isShort;
    })
    .toSorted(
      (a, b) =>
        lengthOf(a.sentence.source, a.sentence.target) - lengthOf(b.sentence.source, b.sentence.target),
    )
    .slice(0, COUNT);
}

function lengthOf(...sequences: readonly ({ readonly ids: readonly number[] } | undefined)[]): number {
  return sequences.reduce((sum, sequence) => sum + (sequence?.ids.length ?? 0), 0);
}

function typedInput(sentence: GoldenSentence): RunOptions {
  return { ...inputOf(sentence), ...(sentence.targetText !== undefined && { target: sentence.targetText }) };
}

for (const model of MODEL_IDS) {
  test(`On WebGPU, the attention of short texts is PyTorch’s: ${model}`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.goto('/');
    const adapter = await hasAdapter(page);
    if (!adapter) note('skipped', 'this browser gives no WebGPU adapter, not even one in software');
    test.skip(!adapter, 'no WebGPU adapter');

    const golden = readGolden(model);
    const short = shortTexts(golden);
    const [first] = short;
    if (!first) throw new Error('the golden file has no short text');
    await page.evaluate(() => window.headlight.ready());
    await giveGoldenTensors(page, golden);
    // Opening runs the current text again: a short one, with nothing to decode.
    await page.evaluate((id) => window.headlight.open({ model: id, provider: 'wasm' }), model);
    await page.evaluate((input) => window.headlight.run(input), first.input);
    const begun = Date.now();
    await page.evaluate((id) => window.headlight.open({ model: id, provider: 'webgpu' }), model);
    const openedMs = Date.now() - begun;
    const state = await page.evaluate(() => window.headlight.state());
    expect(state).toMatchObject({ model, provider: 'webgpu', dtype: 'float32', text: first.input.text });
    await expect(page.getByTestId('status-provider')).toHaveText('WebGPU');

    const worst = new Worst();
    for (const { sentence, index, input } of short) {
      await test.step(sentence.name, async () => {
        const found = await measure(page, { index, input, painted: sentence === first.sentence });
        expectSameTokens(sentence, found);
        for (const [kind, difference] of Object.entries(found.differences)) {
          expect.soft(difference, `${sentence.name}: ${kind}`).toBeLessThanOrEqual(TOLERANCE);
        }
        worst.add(sentence.name, found.differences);
      });
    }
    note(
      `largest differences, ${model}, WebGPU`,
      `${worst}; opened in ${openedMs} ms, all in ${Date.now() - begun} ms`,
    );
  });
}

test('“auto” says why WebGPU was passed over, and downloads the one runtime that runs', async ({ page }) => {
  const runtimes: string[] = [];
  page.on('request', (request) => {
    if (/ort-wasm.*\.wasm$/.test(request.url())) runtimes.push(new URL(request.url()).pathname);
  });
  await openPage(page);
  expect(await page.evaluate(() => window.headlight.state())).toMatchObject({ provider: 'wasm' });
  await expect(page.getByTestId('status-provider')).toHaveText(/^WASM, \d+ threads?$/);

  await page.getByText('Why this provider?').click();
  const attempts = page.locator('.provider-box li');
  await expect(attempts).toHaveText([
    /^WebGPU: (not used; .+|this browser has none|no graphics adapter was given)$/,
    'WASM: runs this model',
  ]);
  await expect(attempts.first()).toHaveClass('attempt-skipped');
  expect(runtimes).toEqual([expect.stringMatching(/ort-wasm-simd-threaded-[\w-]{8}\.wasm$/)]);
});

test('Without WebGPU in the browser, “auto” says so, and asking for it fails with what to do', async ({
  page,
}) => {
  await alterFile(page, WORKER_FILE, (script) =>
    Buffer.concat([Buffer.from("Object.defineProperty(navigator, 'gpu', { value: undefined });\n"), script]),
  );
  await openPage(page);
  await page.getByText('Why this provider?').click();
  await expect(page.locator('.provider-box li').first()).toHaveText('WebGPU: this browser has none');

  await page.getByRole('combobox', { name: 'Provider' }).selectOption('webgpu');
  const alert = page.getByRole('alert');
  await expect(alert).toHaveAttribute('data-code', 'provider.unavailable');
  await expect(alert).toContainText('webgpu');
  await page.getByRole('combobox', { name: 'Provider' }).selectOption('wasm');
  await expect(page.getByTestId('heatmap')).toBeVisible({ timeout: PATIENCE_MS });
  await expect(page.locator('.provider-box li')).toHaveText('WASM: you asked for it');
});

function hasAdapter(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<object | null> } };
    return Boolean(await gpu?.requestAdapter());
  });
}
