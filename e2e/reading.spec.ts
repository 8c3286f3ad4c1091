import manifest from '../models/translate-en-fr/manifest.json' with { type: 'json' };
import { chipText, expectHeatmap, expectSource, readCanvas } from './support/picture.ts';
import { expect, modelOf, openPage, test } from './support/test.ts';

const [FIRST = '', , THIRD = ''] = manifest.tasks[0]?.examples ?? [];
const SENTENCE = 'She reads a book in the garden.';

test('The page opens with an example sentence already analysed', async ({ page }) => {
  await openPage(page);
  await expect(page.getByRole('textbox', { name: 'English' })).toHaveValue(FIRST);
  await expectSource(page, FIRST);
  await expect(page.locator('#target-text')).not.toBeEmpty();
  await expectHeatmap(page);
});

test('Typing changes the tokens, the translation and the picture', async ({ page }) => {
  await openPage(page);
  const field = page.getByRole('textbox', { name: 'English' });
  const translation = page.locator('#target-text');
  const before = {
    text: await translation.innerText(),
    picture: await readCanvas(page.getByTestId('heatmap')),
  };

  await field.fill(SENTENCE);
  await expectSource(page, SENTENCE);
  await expectHeatmap(page);
  expect((await readCanvas(page.getByTestId('heatmap'))).bytes.equals(before.picture.bytes)).toBe(false);
  expect(await translation.innerText()).not.toBe(before.text);
  expect(await chipText(page, 'target')).toBe((await translation.innerText()).replaceAll(/\s/g, ''));
  const arcTokens = page.locator('.arc-token[data-token^="source."]:not(.is-special) text');
  expect((await arcTokens.allTextContents()).join('')).toBe(SENTENCE.replaceAll(' ', ''));

  await field.press('End');
  await field.press('Backspace');
  await expectSource(page, SENTENCE.slice(0, -1));
  await expectHeatmap(page);
});

test('Rapid typing ends with the picture of the last text', async ({ page }) => {
  await openPage(page);
  const field = page.getByRole('textbox', { name: 'English' });
  const text = 'My brother never told me where he had bought the old car.';
  await field.fill('');
  await field.pressSequentially(text);
  await expect(field).toHaveValue(text);
  await expectSource(page, text);
  await expect(page.getByTestId('status-time')).toHaveText(/\d ms/);
  await expectHeatmap(page);

  const typed = await readCanvas(page.getByTestId('heatmap'));
  const translation = await page.locator('#target-text').innerText();
  const alone = await page.evaluate((input) => window.headlight.run(input), { text });
  expect(alone.translation).toBe(translation);
  expect((await readCanvas(page.getByTestId('heatmap'))).bytes.equals(typed.bytes)).toBe(true);
});

test('An example from the menu takes the text’s place', async ({ page }) => {
  await openPage(page);
  const menu = page.locator('details.examples');
  const opener = page.getByText('Examples');
  await opener.click();
  await page.keyboard.press('Escape');
  await expect(menu).not.toHaveAttribute('open');
  await opener.click();
  await page.getByRole('heading', { name: 'All heads' }).click();
  await expect(menu).not.toHaveAttribute('open');
  await opener.click();
  await page.getByRole('button', { name: THIRD }).click();
  await expect(menu).not.toHaveAttribute('open');
  await expect(page.getByRole('textbox', { name: 'English' })).toHaveValue(THIRD);
  await expectSource(page, THIRD);
  await expectHeatmap(page);
});

test('The reader’s own French is aligned as they type it, and the model’s comes back', async ({ page }) => {
  await openPage(page);
  await page.getByRole('textbox', { name: 'English' }).fill(SENTENCE);
  await expectSource(page, SENTENCE);
  const byModel = await page.locator('#target-text').innerText();

  await page.getByRole('button', { name: 'Type my own French' }).click();
  const own = page.getByRole('textbox', { name: 'French' });
  await expect(own).toHaveValue(byModel);
  await expect(page.getByText('your translation', { exact: true })).toBeVisible();
  const french = 'Dans le jardin, elle lit un livre.';
  await own.fill(french);
  await expect.poll(() => chipText(page, 'target')).toBe(french.replaceAll(' ', ''));
  const tensor = await expectHeatmap(page);
  const { target } = await page.evaluate(() => window.headlight.tokens());
  expect(tensor.queries).toBe(target.length - 1);
  expect(await page.evaluate(() => window.headlight.state())).toMatchObject({
    text: SENTENCE,
    target: french,
  });

  await page.getByRole('button', { name: 'Let the model translate' }).click();
  await expect.poll(() => chipText(page, 'target')).toBe(byModel.replaceAll(/\s/g, ''));
  await expect(page.locator('#target-text')).toHaveText(byModel);
  await expectHeatmap(page);
});

test('The theme that the reader chose is there again after a reload', async ({ page }) => {
  await openPage(page);
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await page.evaluate(() => window.headlight.ready());
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expectHeatmap(page);
  await page.getByRole('button', { name: 'Light theme' }).click();
  await expect(html).toHaveAttribute('data-theme', 'light');
  await expectHeatmap(page);
});

test('A reader whose system is dark gets the dark theme at the first visit', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openPage(page);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expectHeatmap(page);
});

test('The status line says model, revision, provider, threads, number type and milliseconds', async ({
  page,
}) => {
  await openPage(page);
  const { title, revision } = await modelOf(page);
  const { threads, dtype, timings } = await page.evaluate(() => window.headlight.state());
  const status = page.getByTestId('status');
  await expect(status).toContainText(`${title} · ${revision}`);
  await expect(page.getByTestId('status-provider')).toHaveText(
    `WASM, ${threads} thread${threads === 1 ? '' : 's'}`,
  );
  await expect(status).toContainText(String(dtype));
  const ms = (value = Number.NaN) => value.toFixed(0);
  const { total, decode, attend } = timings.run ?? {};
  await expect(page.getByTestId('status-time')).toHaveText(
    `${ms(total)} ms (decoding ${ms(decode)}, attention ${ms(attend)})`,
  );
});
