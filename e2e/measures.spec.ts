import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { createHeadMeasurer } from '../src/math/measures/measure-head.ts';
import { siteContext } from '../src/math/measures/site-context.ts';
import { PATIENCE_MS, readTensor } from './support/picture.ts';
import { expect, openPage, test } from './support/test.ts';

async function openMeasures(page: Page): Promise<void> {
  await openPage(page);
  await page.evaluate(() => window.headlight.open({ model: 'stories' }));
  await page.getByRole('tab', { name: 'Measures' }).click();
  await expect(page.locator('[data-row]')).toHaveCount(24);
}

async function runBattery(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Battery of texts' }).click();
  await expect(page.locator('.battery-status')).toHaveCount(0, { timeout: 3 * PATIENCE_MS });
}

test('the table has the measures of the text on screen, worked out again from its weights', async ({
  page,
}) => {
  await openMeasures(page);
  const { target } = await page.evaluate(() => window.headlight.tokens());
  const tokens = target.map(({ id, special }) => ({ id, special }));
  const { heads, queries, keys, data } = await readTensor(page, 'decoder', 2);
  const measurer = createHeadMeasurer(siteContext('decoder', tokens, tokens));
  for (const head of [0, heads - 1]) {
    const size = queries * keys;
    const matrix = { queries, keys, data: Float32Array.from(data.slice(head * size, (head + 1) * size)) };
    const { values } = measurer.measure(matrix);
    const row = page.locator(`[data-row="decoder.2.${head}"]`);
    for (const measure of ['previous', 'first', 'normalized-entropy'] as const) {
      const cell = row.locator(`[data-measure="${measure}"]`);
      await expect(cell).toHaveText((values[measure] ?? Number.NaN).toFixed(2));
    }
  }
});

test('the battery names heads with its reasons; squares and rows lead to a head', async ({ page }) => {
  await openMeasures(page);
  await runBattery(page);
  await expect(page.locator('[data-row="decoder.0.0"]')).toContainText('previous token');
  await expect(page.locator('[data-row="decoder.2.0"]')).toContainText('induction');
  await expect(page.locator('[data-row="decoder.5.3"]')).not.toContainText('induction');

  await page.getByLabel('Measure', { exact: true }).selectOption('induction');
  await page.locator('[data-block="decoder.2.0"]').click();
  await expect(page.getByTestId('measure-readout')).toContainText(/^Decoder L2 H0: Induction: 0\.\d\d/);
  await expect(page.getByTestId('measure-readout')).toContainText('8 texts');
  const focus = () => page.evaluate(() => window.headlight.state().selection.focus);
  expect(await focus()).toEqual({ site: 'decoder', layer: 2, head: 0 });

  await page.getByRole('button', { name: 'Choose Decoder L0 H0' }).focus();
  await page.keyboard.press('Enter');
  expect(await focus()).toEqual({ site: 'decoder', layer: 0, head: 0 });
  await page.getByRole('button', { name: 'Show the weights of L0 H0' }).click();
  await expect(page.getByTestId('heatmap')).toBeVisible();
});

test('attention from elsewhere is measured, but gets no names', async ({ page }) => {
  await openMeasures(page);
  await page.evaluate(() => {
    const tokens = ['[CLS]', 'a', 'b', 'a', '[SEP]'];
    const data = new Float32Array(2 * 25);
    for (let row = 0; row < 10; row += 1) data[row * 5 + (row % 5)] = 1;
    const attentions = [{ site: 'encoder' as const, layer: 0, heads: 2, queries: 5, keys: 5, data }];
    return window.headlight.show({ tokens: { source: tokens, target: [] }, attentions });
  });
  await page.getByLabel('Measure', { exact: true }).selectOption('self');
  await expect(page.locator('[data-row="encoder.0.1"] [data-measure="self"]')).toHaveText('1.00');
  await expect(page.locator('[data-row="encoder.0.1"] [data-measure="duplicate"]')).toHaveText('0.00');
  await expect(page.getByText('no model here to run the battery on')).toBeVisible();
});

test('the panel is accessible, and fits a phone', async ({ page }) => {
  await openMeasures(page);
  await runBattery(page);
  for (const theme of ['light', 'dark']) {
    if (theme === 'dark') await page.getByRole('button', { name: 'Dark theme' }).click();
    const { violations } = await new AxeBuilder({ page }).include('.measures-card').analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      theme,
    ).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  // The drawings follow the new width a moment later.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
