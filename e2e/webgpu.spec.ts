import type { Page } from '@playwright/test';
import { giveGoldenTensors, measure, readGolden } from './support/golden.ts';
import { expectSameTokens, Worst } from './support/golden-checks.ts';
import { PATIENCE_MS } from './support/picture.ts';
import { alterFile, WORKER_FILE } from './support/served-files.ts';
import { expect, modelOf, note, openPage, test } from './support/test.ts';

const golden = readGolden();
const TOLERANCE = 1e-4;

/** The shortest sentences whose translation, typed, gives the same tokens. */
const SHORT = golden.sentences
  .map((sentence, index) => ({ sentence, index }))
  .filter(({ sentence: { target } }) => target.spans && target.ids.length < 16)
  .toSorted((a, b) => a.sentence.source.ids.length - b.sentence.source.ids.length)
  .slice(0, 3);

test('On WebGPU, the attention of short sentences is PyTorch’s', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto('/');
  const adapter = await hasAdapter(page);
  if (!adapter) note('skipped', 'this browser gives no WebGPU adapter, not even one in software');
  test.skip(!adapter, 'no WebGPU adapter');

  await page.evaluate(() => window.headlight.ready());
  await giveGoldenTensors(page, golden);
  const [first] = SHORT;
  if (!first) throw new Error('the golden file has no short sentence');
  // Opening runs the current text again; with a given target nothing is decoded.
  const { text, targetText: target } = first.sentence;
  await page.evaluate((input) => window.headlight.run(input), { text, target });
  const begun = Date.now();
  const { id: model } = await modelOf(page);
  await page.evaluate((options) => window.headlight.open(options), { model, provider: 'webgpu' as const });
  const openedMs = Date.now() - begun;
  const state = await page.evaluate(() => window.headlight.state());
  expect(state).toMatchObject({ provider: 'webgpu', dtype: 'float32', text, target });
  await expect(page.getByTestId('status-provider')).toHaveText('WebGPU');

  const worst = new Worst();
  for (const { sentence, index } of SHORT) {
    await test.step(sentence.name, async () => {
      const painted = sentence === first.sentence;
      const found = await measure(page, { index, text: sentence.text, target: sentence.targetText, painted });
      expectSameTokens(sentence, found);
      for (const [kind, difference] of Object.entries(found.differences)) {
        expect.soft(difference, `${sentence.name}: ${kind}`).toBeLessThanOrEqual(TOLERANCE);
      }
      worst.add(sentence.name, found.differences);
    });
  }
  note('largest differences, WebGPU', `${worst}; opened in ${openedMs} ms, all in ${Date.now() - begun} ms`);
});

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
