import type { Page } from '@playwright/test';
import { expectHeatmap, expectSource, PATIENCE_MS, readTensor } from './support/picture.ts';
import { expect, modelOf, openPage, test } from './support/test.ts';

const NORMAL = 'The weather is nice today.';

/** Texts by their UTF-16 units: a lone surrogate does not survive the way into the browser as text. */
const PICTURES: readonly { title: string; text: string }[] = [
  { title: 'one token', text: 'Tom' },
  { title: 'one character', text: 'a' },
  { title: 'only punctuation', text: '?!…' },
  { title: 'control characters', text: 'The\u0000 cat\u0007 sat\u001b[31m on\u007f it.\u200b' },
  { title: 'line breaks and tabs', text: 'The cat\r\n\r\n\tsat.\nIt slept.' },
  { title: 'lone surrogates', text: 'The \ud800 cat \udc00 sat.' },
  { title: 'right-to-left text', text: 'He said שלום and مرحبا to me.' },
  { title: 'a family of emoji, joined', text: 'I love 👨‍👩‍👧‍👦 and 👍🏽!' },
  { title: 'only unknown characters', text: '你好，世界' },
  { title: 'combining marks without a letter', text: '\u0301\u0301 e\u0301\u0323\u0308' },
  { title: 'marks of the model, typed', text: '</s> <s> <unk> <pad>' },
];

test('Strange texts end in a right picture, with a notice where the reader needs one', async ({ page }) => {
  test.setTimeout(120_000);
  await openPage(page);
  for (const { title, text } of PICTURES) {
    await test.step(title, async () => {
      await type(page, text);
      await expectRightPicture(page);
      const { source } = await page.evaluate(() => window.headlight.tokens());
      const unknown = source.some((token) => token.unknown);
      await expect(page.locator('.notice[data-code="text.unknown"]'), title).toHaveCount(unknown ? 1 : 0);
      await expect(page.locator('.notice.is-error'), title).toHaveCount(0);
      const drawn = await page.locator('.notice, [data-token]').allTextContents();
      expect(
        drawn.filter((words) => /\ufffd|▁/.test(words) || words === ''),
        title,
      ).toEqual([]);
    });
    await test.step('a normal sentence', () => expectNormal(page));
  }
});

for (const [title, text] of Object.entries({ 'empty text': '', 'only blanks': ' \n\t \u00a0 ' })) {
  test(`${title}: a hint, the last picture stays, and the page goes on`, async ({ page }) => {
    await openPage(page);
    const before = await page.getByTestId('heatmap').getAttribute('data-run');
    await page.getByRole('textbox', { name: 'English' }).fill(text);
    await expect(page.locator('.notice[data-code="text.empty"]')).toHaveText(
      'Type a sentence to see its attention.',
    );
    await expect(page.locator('.notice.is-error')).toHaveCount(0);
    await expect(page.getByTestId('heatmap')).toHaveAttribute('data-run', String(before));
    await expectNormal(page);
    await expect(page.locator('.notice')).toHaveCount(0);
  });
}

test('10,000 characters are cut where the model’s limit is, and the reader is told where', async ({
  page,
}) => {
  await openPage(page);
  const text = 'My neighbour has a dog that barks at every car. '.repeat(209).slice(0, 10_000);
  const field = page.getByRole('textbox', { name: 'English' });
  await field.fill(text);
  const notice = page.locator('.notice[data-code="text.cut"]');
  await expect(notice).toBeVisible({ timeout: PATIENCE_MS });
  await expect(field).toHaveValue(text);

  const limits = { source: (await modelOf(page)).limits.source ?? Number.NaN };
  const { source } = await page.evaluate(() => window.headlight.tokens());
  expect(source).toHaveLength(limits.source);
  const used = source.at(-2)?.span.end ?? Number.NaN;
  expect(text.slice(0, used)).toMatch(/[\w.]$/);
  await expect(notice).toHaveText(
    `The text is cut: the model reads ${limits.source} tokens at most, so it sees the first ${used} of 10000 characters.`,
  );
  await expect(page.locator('.token[data-token^="source."]')).toHaveCount(limits.source);
  await expect(page.locator('[aria-label="English"] .token-cut')).toBeVisible();
  await page.locator('.thumbnail[data-head="encoder.0.0"]').click();
  expect(await expectHeatmap(page)).toMatchObject({ queries: limits.source, keys: limits.source });

  // The page stays alive while the model works on it: no frame waits for long.
  const longest = await page.evaluate(async () => {
    let longestMs = 0;
    let running = true;
    let last = performance.now();
    const watch = () => {
      const now = performance.now();
      longestMs = Math.max(longestMs, now - last);
      last = now;
      if (running) requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
    await window.headlight.run({ text: 'a'.repeat(10_000) });
    running = false;
    return longestMs;
  });
  expect(longest).toBeLessThan(1500);
  await expectNormal(page);
  await expect(notice).toHaveCount(0);
});

test('The reader’s own French may be empty, unknown and too long', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Type my own French' }).click();
  const own = page.getByRole('textbox', { name: 'French' });
  await own.fill('');
  await expect(page.locator('.token[data-token^="target."]')).toHaveText(['<s>', '</s>']);
  await expectRightPicture(page);
  await own.fill('北京 👨‍👩‍👧‍👦');
  await expect(page.locator('.notice[data-code="text.unknown"]')).toContainText('北');
  await expectRightPicture(page);
  await own.fill('Il pleut encore. '.repeat(100));
  await expect(page.locator('.notice[data-code="text.cut"]')).toContainText(`of ${17 * 100} characters`);
  await expectRightPicture(page);
  await page.getByRole('button', { name: 'Let the model translate' }).click();
  await expect(page.locator('.notice')).toHaveCount(0);
  await expectNormal(page);
});

/** Sets the field's value as typing does, whatever is in it, and waits for its picture. */
async function type(page: Page, text: string): Promise<void> {
  const before = Number(await page.getByTestId('heatmap').getAttribute('data-run'));
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  await page.getByRole('textbox', { name: 'English' }).evaluate((field, codes) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value') ?? {};
    set?.call(field, String.fromCharCode(...codes));
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, units);
  await expect
    .poll(async () => Number(await page.getByTestId('heatmap').getAttribute('data-run')), {
      timeout: PATIENCE_MS,
    })
    .toBeGreaterThan(before);
  await expect(page.getByTestId('status-time')).toHaveText(/\d ms/);
}

/** Tokens and tensors belong together, rows sum to 1, and the heatmap shows the focused one. */
async function expectRightPicture(page: Page): Promise<void> {
  await expect(page.getByTestId('status-time')).toHaveText(/\d ms/);
  const { source, target } = await page.evaluate(() => window.headlight.tokens());
  await expect(page.locator('.token[data-token^="source."]')).toHaveCount(source.length);
  await expect(page.locator('.token[data-token^="target."]')).toHaveCount(target.length);
  for (const { site, layers } of (await modelOf(page)).sites) {
    const { queries, keys, data } = await readTensor(page, site, layers - 1);
    expect(queries).toBe(site === 'encoder' ? source.length : target.length - 1);
    expect(keys).toBe(site === 'decoder' ? target.length - 1 : source.length);
    for (let row = 0; row < data.length; row += keys) {
      expect(data.slice(row, row + keys).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
    }
  }
  await expectHeatmap(page);
}

async function expectNormal(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'English' }).fill(NORMAL);
  await expectSource(page, NORMAL);
  await expectRightPicture(page);
  await expect(page.locator('.notice.is-error')).toHaveCount(0);
}
