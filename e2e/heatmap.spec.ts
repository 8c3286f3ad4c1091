import { axisTokensOf, expectHeatmap, focusOf, hoverCell, readTensor, weightAt } from './support/picture.ts';
import { expect, modelOf, openPage, test } from './support/test.ts';

const TEXT = 'I think that he will come back before the summer.';

test.beforeEach(async ({ page }) => {
  await openPage(page);
  await page.evaluate((text) => window.headlight.run({ text }), TEXT);
});

test('Pointing at a cell prints its two tokens and its weight, in every site', async ({ page }) => {
  for (const { site, layers, heads } of (await modelOf(page)).sites) {
    await page.locator(`.thumbnail[data-head="${site}.${layers - 1}.${heads - 1}"]`).click();
    const tensor = await readTensor(page, site, layers - 1);
    const { queries, keys } = await axisTokensOf(page, site);
    const cells = [
      [0, 0],
      [0, tensor.keys - 1],
      [tensor.queries - 1, 0],
      [tensor.queries - 1, tensor.keys - 1],
      [Math.floor(tensor.queries / 2), 1],
      [2, Math.floor(tensor.keys / 2)],
    ] as const;
    for (const [query, key] of cells) {
      await hoverCell(page, tensor, query, key);
      const weight = weightAt(tensor, heads - 1, query, key).toFixed(4);
      await expect(page.getByTestId('readout')).toHaveText(
        `“${queries[query]}” looks at “${keys[key]}”: ${weight}`,
      );
    }
  }
  await page.mouse.move(0, 0);
  await expect(page.getByTestId('readout')).toHaveText('Point at a cell to read its weight.');
});

test('Every drawn cell has the colour of its weight, in both themes and on every scale', async ({ page }) => {
  const legend = page.locator('.legend');
  for (const theme of ['Dark theme', 'Light theme']) {
    await page.getByRole('button', { name: theme }).click();
    await legend.getByRole('button', { name: 'square root' }).click();
    await expectHeatmap(page, 'sqrt');
    await legend.getByRole('button', { name: 'log' }).click();
    await expect(legend).toContainText('Colours run from 0.0001 to 1');
    await expect(legend).toContainText('≤ 0.0001');
    await expectHeatmap(page, 'log');
    await legend.getByRole('button', { name: 'linear' }).click();
    await expect(legend).toContainText('Colours run from 0 to 1, the same for every head.');
    await expectHeatmap(page, 'linear');
  }
  // A head whose weights are spread, for the colours between the ends.
  await page.locator('.thumbnail[data-head="encoder.0.0"]').click();
  const { data } = await expectHeatmap(page);
  expect(new Set(data.map((weight) => Math.floor(weight * 20))).size).toBeGreaterThan(3);
});

test('Rows are queries from top to bottom and columns are keys, and the picture says so', async ({
  page,
}) => {
  await page.locator('.thumbnail[data-head="decoder.0.0"]').click();
  await expect(page.getByText('row = query (asks) · column = key (answers)')).toBeVisible();
  for (const { site } of (await modelOf(page)).sites) {
    await page.locator(`.thumbnail[data-head="${site}.0.0"]`).click();
    const { queries, keys } = await axisTokensOf(page, site);
    await expect(page.locator('.axis-left .axis-label')).toHaveText(queries);
    await expect(page.locator('.axis-top .axis-label')).toHaveText(keys);
  }
  // Under the text of a column stand that column's cells.
  const canvas = await page.getByTestId('heatmap').boundingBox();
  const label = await page.locator('.axis-top .axis-label').nth(2).boundingBox();
  const row = await page.locator('.axis-left .axis-label').nth(3).boundingBox();
  if (!canvas || !label || !row) throw new Error('no heatmap');
  await page.mouse.move(label.x + label.width / 2, row.y + row.height / 2);
  const { queries, keys } = await axisTokensOf(page, (await focusOf(page)).site);
  await expect(page.getByTestId('readout')).toContainText(`“${queries[3]}” looks at “${keys[2]}”: `);
});

test('Every row sums to 1, and the decoder sees no later token', async ({ page }) => {
  for (const { site, layers } of (await modelOf(page)).sites) {
    for (let layer = 0; layer < layers; layer += 1) {
      const { heads, queries, keys, data } = await readTensor(page, site, layer);
      expect(data.length).toBe(heads * queries * keys);
      for (let row = 0; row < heads * queries; row += 1) {
        const weights = data.slice(row * keys, (row + 1) * keys);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
        if (site === 'decoder') {
          const later = weights.slice((row % queries) + 1);
          expect(later.every((weight) => weight === 0)).toBe(true);
        }
      }
    }
  }
});

test('“Numbers” is the same matrix as a table', async ({ page }) => {
  await page.getByRole('button', { name: 'Numbers' }).click();
  const { site, layer, head } = await focusOf(page);
  const tensor = await readTensor(page, site, layer);
  const { queries, keys } = await axisTokensOf(page, site);
  const table = page.locator('.number-table table');
  await expect(table.locator('thead th')).toHaveText(keys);
  await expect(table.locator('tbody th')).toHaveText(queries);
  const found = await table.locator('tbody td').allTextContents();
  const expected = queries.flatMap((_, query) =>
    keys.map((__, key) => weightAt(tensor, head, query, key).toFixed(4)),
  );
  expect(found).toEqual(expected);

  // A run ends with what is in sight, the table too.
  const { sourceTokens } = await page.evaluate(() => window.headlight.run({ text: 'Tom laughed.' }));
  await expect(table.locator('thead th')).toHaveCount(sourceTokens);
  await page.getByRole('button', { name: 'Numbers' }).click();
  await expectHeatmap(page);
});

test('Arrow keys move from cell to cell, Home and End to the ends of a row', async ({ page }) => {
  const { site, layer, head } = await focusOf(page);
  const tensor = await readTensor(page, site, layer);
  const { queries, keys } = await axisTokensOf(page, site);
  const plot = page.locator('.plot');
  await plot.focus();
  const steps = [
    ['ArrowDown', 0, 0],
    ['ArrowDown', 1, 0],
    ['ArrowRight', 1, 1],
    ['ArrowRight', 1, 2],
    ['ArrowUp', 0, 2],
    ['ArrowUp', 0, 2],
    ['ArrowLeft', 0, 1],
    ['End', 0, tensor.keys - 1],
    ['ArrowRight', 0, tensor.keys - 1],
    ['Home', 0, 0],
  ] as const;
  for (const [press, query, key] of steps) {
    await plot.press(press);
    const weight = weightAt(tensor, head, query, key).toFixed(4);
    await expect(page.getByTestId('readout'), press).toHaveText(
      `“${queries[query]}” looks at “${keys[key]}”: ${weight}`,
    );
  }
});
