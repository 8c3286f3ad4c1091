import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectHeatmap } from './support/picture.ts';
import { expect, openPage, test } from './support/test.ts';
import { TINY_BERT } from './support/tiny-bert.ts';

test.beforeEach(({ page }) => openPage(page));

const GPT2 = readFileSync(new URL('../models/conformance/cases/gpt2/optimum.onnx', import.meta.url));

/** Opens files as a model of one's own. */
async function bring(page: Page, files: Readonly<Record<string, Buffer>>): Promise<void> {
  const given = Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')] as const);
  await page.evaluate(async (list) => {
    const made = list.map(
      ([name, data]) => new File([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], name),
    );
    await window.headlight.bring({ files: made });
  }, given);
}

const bert = (page: Page) =>
  bring(page, {
    ...TINY_BERT,
    'config.json': Buffer.from(
      JSON.stringify({ model_type: 'bert', vocab_size: 61, max_position_embeddings: 24 }),
    ),
  });
const namesOf = (page: Page, side: 'source' | 'target') =>
  page.evaluate(
    (one) =>
      window.headlight
        .tokens()
        [one].map(({ text }) => text)
        .join(' '),
    side,
  );

test('Two texts are read as a pair, and typed special tokens as text', async ({ page }) => {
  await bert(page);
  await page.locator('#source-text').fill('ab');
  await page.getByRole('button', { name: 'Add a second text' }).click();
  await page.getByLabel('Second text').fill('c [sep]');
  await expect.poll(() => namesOf(page, 'source')).toBe('[CLS] a b [SEP] c [ s e p ] [SEP]');
  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect.poll(() => namesOf(page, 'source')).toBe('[CLS] a b [SEP]');
});

test('A guest can be taken apart and changed where its graph is plain', async ({ page }) => {
  await bert(page);
  await page.getByRole('tab', { name: 'How it is computed' }).click();
  await expect(page.getByText('A vector for each token')).toBeVisible();
  await page.getByRole('tab', { name: 'Across heads' }).click();
  await expect(page.getByText('Mean over heads')).toBeVisible();
});

test('A model without a tokenizer reads ids, and writes them', async ({ page }) => {
  await bring(page, {
    'model.onnx': GPT2,
    'config.json': Buffer.from(
      JSON.stringify({ model_type: 'gpt2', vocab_size: 61, n_head: 4, n_embd: 32, n_positions: 24 }),
    ),
  });
  await page.locator('#source-text').fill('5 six 7');
  await expect.poll(() => namesOf(page, 'target')).toBe('5 7');
  await page.getByRole('button', { name: 'Step' }).click();
  await expect.poll(() => namesOf(page, 'target')).toMatch(/^5 7 \d+$/);
  await page.getByText('About this model').click();
  await expect(page.getByTestId('guest-notes')).toContainText('without tokenizer.json');
});

test('Attention that does not fit is not computed: fewer tokens, fewer layers, or one at a time', async ({
  page,
}) => {
  await bert(page);
  const text = 'abcdefghij';
  // Two layers of four heads over twelve tokens are 4608 bytes.
  const budgetBytes = 4000;
  const error = await page.evaluate(
    (options) => window.headlight.run(options).catch(({ code }: { code: string }) => code),
    { text, budgetBytes },
  );
  expect(error).toBe('memory.over');
  const offers = page.getByTestId('memory-offers');
  await expect(offers.getByRole('button')).toHaveText([
    'Read the first 11 tokens only',
    'Show one layer at a time',
    'Allow 1 MB',
  ]);

  await offers.getByRole('button', { name: 'one layer' }).click();
  await expect(page.locator('[data-code="memory.layers"]')).toContainText('Only layer 0');
  await expectHeatmap(page);
  await page.getByLabel('Layer shown').selectOption('1');
  await expect(page.locator('[data-code="memory.layers"]')).toContainText('Only layer 1');
  await expectHeatmap(page);

  await page.getByRole('button', { name: 'Show all again' }).click();
  await offers.getByRole('button', { name: 'first 11' }).click();
  await expect.poll(() => page.evaluate(() => window.headlight.tokens().source.length)).toBe(11);
  await expect(page.getByTestId('memory-chosen')).toContainText('11 tokens at most');

  await page.getByRole('button', { name: 'Show all again' }).click();
  await offers.getByRole('button', { name: 'Allow' }).click();
  await expect.poll(() => page.evaluate(() => window.headlight.tokens().source.length)).toBe(12);
  await expect(offers).toBeHidden();
});

test('A model of pictures shows its attention over a picture of the reader’s own', async ({ page }) => {
  const vit = new URL('../models/conformance/cases/vit/optimum.onnx', import.meta.url);
  const json = (value: object) => Buffer.from(JSON.stringify(value));
  await bring(page, {
    'model.onnx': readFileSync(vit),
    'config.json': json({
      image_size: 32,
      patch_size: 8,
      id2label: { 0: 'cat', 1: 'dog', 2: 'house', 3: 'sun', 4: 'grass' },
    }),
    'preprocessor_config.json': json({
      size: { height: 32, width: 32 },
      image_mean: [0.5, 0.5, 0.5],
      image_std: [0.5, 0.5, 0.5],
    }),
  });
  await expect(page.getByText('This is a test picture')).toBeVisible();
  await expect(page.getByTestId('answer')).toContainText('house');
  expect(await namesOf(page, 'source')).toMatch(/^<cls> 0,0 0,1 .* 3,3$/);
  const first = () =>
    page.evaluate(() =>
      Array.from(window.headlight.attention({ site: 'encoder', layer: 0 }).data.slice(0, 9)),
    );
  const before = await first();

  const own = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 60, height: 40 });
    const context = canvas.getContext('2d');
    if (context) context.fillStyle = '#a00';
    context?.fillRect(0, 0, 30, 40);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  const buffer = Buffer.from(own, 'base64');
  await page.locator('.pixel-file').setInputFiles({ name: 'red.png', mimeType: 'image/png', buffer });
  await expect(page.getByText('red.png, as the model reads it: 32 × 32 pixels.')).toBeVisible();
  await expect.poll(first).not.toEqual(before);

  await page
    .locator('.pixel-file')
    .setInputFiles({ name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('no') });
  await expect(page.getByRole('alert')).toContainText('no picture that the browser can read');
  await page.getByRole('button', { name: 'Test picture' }).click();
  await expect.poll(first).toEqual(before);
});
