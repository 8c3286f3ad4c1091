import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PAGE_BACKGROUND } from '../src/render/color/theme.ts';
import { differenceIndex } from '../src/render/compare/difference-scale.ts';
import { divergingColor, getDivergingPalette } from '../src/render/compare/diverging-palette.ts';
import { PATIENCE_MS, readCanvas, readTensor, themeOf, weightAt } from './support/picture.ts';
import { expect, modelOf, openPage, test } from './support/test.ts';

const TEXT = 'The cat sat on the chair because it was tired.';
const OTHER = 'The cat sat on the chair because it was soft.';

test.beforeEach(async ({ page }) => {
  await openPage(page);
  await page.evaluate(() => window.headlight.open({ model: 'tagger', task: 'entities' }));
  await page.evaluate((text) => window.headlight.run({ text }), TEXT);
  await choose(page, 'encoder.1.0');
  await page.getByRole('tab', { name: 'Compare' }).click();
});

function choose(page: Page, head: string): Promise<void> {
  return page.locator(`.thumbnail[data-head="${head}"]`).click();
}

/** Until side B stands in the picture: nothing is missing, running or failed. */
async function expectCompared(page: Page): Promise<void> {
  await expect(page.locator('.compare-status')).toHaveText('', { timeout: PATIENCE_MS });
  await expect(page.getByTestId('compare-difference')).toBeVisible();
}

/** The table of the largest differences, as text. */
function rowsOf(page: Page): Promise<string[][]> {
  return page
    .locator('.strongest tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
}

test('A text compared with itself differs nowhere: the sentence, every pixel and every head say so', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Copy A' }).click();
  await expectCompared(page);
  await expect(page.getByTestId('compare-same')).toBeVisible();
  await expect(page.getByTestId('compare-unchanged')).toHaveText('24 of 24 heads are exactly the same.');
  const { width, height, colorAt } = await readCanvas(page.getByTestId('compare-difference'));
  const colors = new Set<string>();
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) colors.add(colorAt(x, y));
  expect([...colors]).toEqual([PAGE_BACKGROUND[await themeOf(page)]]);
});

test('A word of a minimal pair is marked and left out; swapping the sides flips every sign', async ({
  page,
}) => {
  await page.getByLabel('Text of B').fill(OTHER);
  await expectCompared(page);
  await expect(page.locator('.token-line .is-alone')).toHaveText(['tired', 'soft']);
  await expect(page.getByText('Left out, as only one side has it: “tired” (A), “soft” (B).')).toBeVisible();
  await expect(page.locator('.strongest tbody tr')).toHaveCount(10);
  const before = await rowsOf(page);
  await page.getByRole('button', { name: 'Swap A and B' }).click();
  await expect(page.locator('.token-line .is-alone')).toHaveText(['soft', 'tired'], { timeout: PATIENCE_MS });
  const flip = (difference = '') => difference.replace(/[+−]/, (sign) => (sign === '+' ? '−' : '+'));
  expect(await rowsOf(page)).toEqual(
    before.map(([query, key, a, b, difference]) => [query, key, b, a, flip(difference)]),
  );
});

test('A head that is switched off changes later layers, and earlier ones exactly not', async ({ page }) => {
  await page.getByRole('button', { name: 'Before and after a change' }).click();
  await expect(page.getByText('Change something to see what becomes of the attention.')).toBeVisible();
  await page.getByRole('button', { name: 'Switch off Encoder L1 H0' }).click();
  await expectCompared(page);
  const [site] = (await modelOf(page)).sites;
  // Its own layer too: the head still looks, but what it sees goes nowhere.
  await expect(page.getByTestId('compare-unchanged')).toHaveText(
    `${2 * (site?.heads ?? 0)} of 24 heads are exactly the same.`,
  );
  for (const [head, same] of [
    ['encoder.0.3', true],
    ['encoder.1.5', true],
    ['encoder.2.1', false],
  ] as const) {
    await choose(page, head);
    await expect(page.getByTestId('compare-same'), head).toHaveCount(same ? 1 : 0);
    expect((await rowsOf(page)).length > 0, head).toBe(!same);
  }
  await expect(page.getByTestId('compare-divergence')).toContainText(/KL\(A‖B\) = 0\.\d{4} nats/);

  // A cut edge is gone, and the rest of its row grows.
  await page.getByRole('button', { name: /^Undo: Encoder L1 H0 off/ }).click();
  await choose(page, 'encoder.0.2');
  await page.getByLabel('from (asks)').selectOption('2');
  await page.getByLabel('to (answers)').selectOption('3');
  await page.getByRole('button', { name: 'Cut', exact: true }).click();
  await expectCompared(page);
  const cut = (await rowsOf(page)).find(([query, key]) => query === 'cat' && key === 'sat');
  expect(cut?.[3]).toBe('0.0000');
});

test('Every cell of two heads has the colour of its difference, and pointing at it lights it everywhere', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Two heads' }).click();
  await page.getByLabel('Head of B').selectOption('encoder.2.3');
  await expectCompared(page);
  const [a, b] = [await readTensor(page, 'encoder', 1), await readTensor(page, 'encoder', 2)];
  const difference = (query: number, key: number) =>
    Math.fround(weightAt(b, 3, query, key) - weightAt(a, 0, query, key));
  for (const name of ['this map', '±1']) {
    await page.getByRole('button', { name, exact: true }).click();
    const range = Number(
      /\+([\d.]+)$/.exec((await page.getByTestId('compare-range').textContent()) ?? '')?.[1],
    );
    const palette = getDivergingPalette(await themeOf(page));
    const { width, height, colorAt } = await readCanvas(page.getByTestId('compare-difference'));
    const wrong: string[] = [];
    for (let query = 0; query < a.queries; query += 1) {
      for (let key = 0; key < a.keys; key += 1) {
        const x = Math.floor(((key + 0.4) * width) / a.keys);
        const y = Math.floor(((query + 0.4) * height) / a.queries);
        const expected = divergingColor(palette, differenceIndex(difference(query, key), range));
        if (colorAt(x, y) !== expected)
          wrong.push(`${query}, ${key}: ${colorAt(x, y)} instead of ${expected}`);
      }
    }
    expect(wrong, `range ${range}`).toEqual([]);
  }
  const plot = page.locator('.map-plot').nth(2);
  await plot.focus();
  for (const press of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowDown']) await plot.press(press);
  const tokens = (await page.evaluate(() => window.headlight.tokens())).source.map(({ text }) => text);
  const weights = [weightAt(a, 0, 2, 1), weightAt(b, 3, 2, 1)].map((weight) => weight.toFixed(4));
  await expect(page.getByTestId('compare-readout')).toContainText(
    `“${tokens[2]}” looks at “${tokens[1]}”: A ${weights[0]}, B ${weights[1]}, B − A `,
  );
  await expect(page.locator('.token.is-lit')).toHaveText([tokens[1] ?? '', tokens[2] ?? '']);
});

test('The panel is named for screen readers, and a phone shows it without sideways scrolling', async ({
  page,
}) => {
  await page.getByLabel('Text of B').fill(OTHER);
  await expectCompared(page);
  const { violations } = await new AxeBuilder({ page }).include('#view-panel').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectCompared(page);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0);
});
