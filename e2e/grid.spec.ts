import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { getPalette } from '../src/render/color/palette.ts';
import { INVALID_INDEX } from '../src/render/color/scale.ts';
import { focusOf, readCanvas, themeOf, weightColor } from './support/picture.ts';
import { expect, openPage, test } from './support/test.ts';

test.beforeEach(async ({ page }) => openPage(page));

for (const { tokens, layers } of [
  { tokens: 16, layers: 12 },
  { tokens: 128, layers: 12 },
  { tokens: 512, layers: 3 },
]) {
  test(`At ${tokens} tokens every pixel of ${layers} × 12 heads has the colour of the largest weight under it`, async ({
    page,
  }) => {
    await showRandom(page, tokens, layers);
    expect(await wrongPixels(page, 'linear')).toEqual({ wrong: [], heads: layers * 12 });
    await page.getByRole('button', { name: 'Dark theme' }).click();
    expect(await wrongPixels(page, 'linear')).toEqual({ wrong: [], heads: layers * 12 });
  });
}

test('By row, every pixel has the colour of the largest share of its row, to one step', async ({ page }) => {
  await showRandom(page, 128, 2);
  await page.getByRole('button', { name: 'per row' }).click();
  expect(await wrongPixels(page, 'row')).toEqual({ wrong: [], heads: 24 });
});

test('Large pictures span the page, and every pixel of them is right too', async ({ page }) => {
  await showRandom(page, 128, 2);
  await page.getByRole('button', { name: 'Large' }).click();
  const side = (await page.locator('.thumbnail').first().boundingBox())?.width ?? 0;
  expect(side).toBeGreaterThan(90);
  await expect(page.locator('.thumbnail-caption').first()).toHaveText('L0 H0');
  expect(await wrongPixels(page, 'linear')).toEqual({ wrong: [], heads: 24 });
});

test('Thumbnails show what every view shows: here without the special token', async ({ page }) => {
  await page.evaluate(() =>
    window.headlight.show({
      tokens: { source: ['<s>', 'a'] },
      attentions: [
        {
          site: 'encoder',
          layer: 0,
          heads: 1,
          queries: 2,
          keys: 2,
          data: Float32Array.from([1, 0, 0.75, 0.25]),
        },
      ],
    }),
  );
  const middle = async () => {
    const { width, height, colorAt } = await readCanvas(page.getByTestId('grid-encoder'));
    return colorAt(Math.floor(width * 0.6), Math.floor(height * 0.6));
  };
  expect(await middle()).toBe(weightColor(0.25, 'light', 'linear'));
  await page.getByRole('button', { name: 'special tokens' }).click();
  // What is left of the row of “a” is its own 0.25, which grows to 1.
  expect(await middle()).toBe(weightColor(1, 'light', 'linear'));
});

test('A newer run ends the painting of an older one', async ({ page }) => {
  await showRandom(page, 512, 3, false);
  await showRandom(page, 16, 3);
  await page.waitForTimeout(300);
  expect(await wrongPixels(page, 'linear')).toEqual({ wrong: [], heads: 36 });
});

test('Sorted by a measure, heads stand in its order, and arrow keys follow it', async ({ page }) => {
  await page.getByText('Sort, group, filter').click();
  await page.getByLabel('Sort by').selectOption('Previous token');
  await page.getByLabel('Group by').selectOption('nothing');
  const encoder = page.getByRole('region', { name: 'Encoder', exact: true }).locator('.thumbnail');
  const scores = () =>
    encoder.evaluateAll((all) =>
      all.map((one) => Number(/Previous token ([\d.]+)$/.exec(one.ariaLabel ?? '')?.[1])),
    );
  await expect.poll(async () => (await scores()).some(Number.isNaN)).toBe(false);
  const found = await scores();
  expect(found).toEqual([...found].sort((a, b) => b - a));
  expect(new Set(found).size, 'heads differ').toBeGreaterThan(1);
  const walked = await encoder.evaluateAll((all) => all.slice(0, 3).map((one) => one.dataset.head));
  await encoder.first().click();
  for (const key of walked) {
    const { site, layer, head } = await focusOf(page);
    expect(`${site}.${layer}.${head}`).toBe(key);
    await page.keyboard.press('ArrowRight');
  }
});

test('Heads below the least value leave the grid, and come back with a reset', async ({ page }) => {
  const all = await page.locator('.thumbnail').count();
  await page.getByText('Sort, group, filter').click();
  await page.getByLabel('Show', { exact: true }).selectOption('heads that score at least …');
  await page.getByLabel('Measure', { exact: true }).selectOption('Confidence');
  await page.getByLabel('Least value').fill('0.5');
  await expect.poll(() => page.locator('.thumbnail').count()).toBeLessThan(all);
  const left = await page.locator('.thumbnail').count();
  await expect(page.getByText(`${left} of ${all} heads.`)).toBeVisible();
  await page.getByLabel('Least value').fill('2');
  await expect(page.locator('.thumbnail')).toHaveCount(0);
  await expect(page.getByText('No head here passes the filter.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(page.locator('.thumbnail')).toHaveCount(all);
});

test('Grouped by likeness, equal heads stand together', async ({ page }) => {
  await page.evaluate(() => {
    const tokens = 8;
    const data = new Float32Array(4 * tokens * tokens);
    // Heads 0 and 3 look at themselves, head 1 at the first token, head 2 everywhere.
    for (let row = 0; row < tokens; row += 1) {
      data[row * tokens + row] = 1;
      data[(tokens + row) * tokens] = 1;
      data.fill(1 / tokens, (2 * tokens + row) * tokens, (2 * tokens + row + 1) * tokens);
      data[(3 * tokens + row) * tokens + row] = 1;
    }
    return window.headlight.show({
      tokens: { source: Array.from({ length: tokens }, (_, at) => `w${at}`) },
      attentions: [{ site: 'encoder', layer: 0, heads: 4, queries: tokens, keys: tokens, data }],
    });
  });
  await page.getByText('Sort, group, filter').click();
  await page.getByLabel('Group by').selectOption('likeness');
  await expect(page.getByText('All rows and keys of this text were compared.')).toBeVisible();
  const order = () => page.locator('.thumbnail').evaluateAll((all) => all.map((one) => one.dataset.head));
  expect(await order()).toEqual(['encoder.0.0', 'encoder.0.3', 'encoder.0.1', 'encoder.0.2']);
});

test('A search marks heads, Enter chooses the first, and no match says so', async ({ page }) => {
  const search = page.getByRole('searchbox', { name: 'Find heads' });
  await search.fill('cross 0 1');
  await expect(page.locator('.thumbnail.is-found')).toHaveCount(1);
  await search.press('Enter');
  expect(await focusOf(page)).toEqual({ site: 'cross', layer: 0, head: 1 });
  await search.fill('L9 H9');
  await expect(page.getByText('No head of this model is “L9 H9”.')).toBeVisible();
  await search.fill('previous token');
  await expect(page.getByText('No head has the name “previous token”. Names come from')).toBeVisible();
  await search.press('Escape');
  await expect(search).toHaveValue('');
  await expect(page.locator('.is-found, .is-not-found')).toHaveCount(0);
});

test('The table names every head with its scores, and chooses one', async ({ page }) => {
  await page.getByText('Heads as a table').click();
  const rows = page.locator('.grid-table tbody tr');
  await expect(rows).toHaveCount(await page.locator('.thumbnail').count());
  await expect(rows.first().locator('td').first()).toHaveText(/^\d\.\d\d$/);
  await rows.nth(2).getByRole('button').click();
  expect(await focusOf(page)).toEqual({ site: 'encoder', layer: 0, head: 2 });
});

test('Beside each layer stand its numbers, with a sentence for those who cannot see them', async ({
  page,
}) => {
  const numbers = page.getByRole('img', { name: /^Layer 0, means over its heads/ });
  await expect(numbers.first()).toBeVisible();
  await expect(numbers.first()).toHaveText(/^[01]\.\d\d[01]\.\d\d$/);
});

test('The grid has no accessibility faults, in both themes', async ({ page }) => {
  await page.getByText('Sort, group, filter').click();
  await page.getByLabel('Show', { exact: true }).selectOption('heads that score at least …');
  await page.getByText('Heads as a table').click();
  await page.getByRole('searchbox', { name: 'Find heads' }).fill('L0 H1');
  for (const theme of ['Dark theme', 'Light theme']) {
    await page.getByRole('button', { name: theme }).click();
    const { violations } = await new AxeBuilder({ page }).include('.head-grid').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});

/** Shows heads of noise with a diagonal, rows summing to 1, and by default waits until all are painted. */
async function showRandom(page: Page, tokens: number, layers: number, wait = true): Promise<void> {
  await page.evaluate(
    async ({ tokens, layers, wait }) => {
      const heads = 12;
      const attentions = Array.from({ length: layers }, (_, layer) => {
        const data = new Float32Array(heads * tokens * tokens);
        let state = layer + 1;
        for (let row = 0; row < heads * tokens; row += 1) {
          const diagonal = (row % tokens) - (Math.floor(row / tokens) % 3);
          let sum = 0;
          for (let key = 0; key < tokens; key += 1) {
            state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
            const weight = (state / 2 ** 32) ** 8 + (key === diagonal ? 3 : 0);
            data[row * tokens + key] = weight;
            sum += weight;
          }
          for (let key = 0; key < tokens; key += 1)
            data[row * tokens + key] = (data[row * tokens + key] ?? 0) / sum;
        }
        return { site: 'encoder' as const, layer, heads, queries: tokens, keys: tokens, data };
      });
      const canvas = document.querySelector<HTMLElement>('[data-testid="grid-encoder"]');
      const before = canvas?.dataset.paintedRun;
      const shown = window.headlight.show({
        tokens: { source: Array.from({ length: tokens }, (_, at) => `w${at}`) },
        attentions,
      });
      if (!wait) return;
      await shown;
      const painted = () =>
        document.querySelector<HTMLElement>('[data-testid="grid-encoder"]')?.dataset.paintedRun;
      while (painted() === before || painted() === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    { tokens, layers, wait },
  );
}

/** Pixels of thumbnails that have not the colour of the largest weight (or share of its row) under them. */
async function wrongPixels(page: Page, scale: 'linear' | 'row'): Promise<{ wrong: string[]; heads: number }> {
  const palette = [...getPalette(await themeOf(page)).rgba];
  return page.evaluate(
    ({ palette, scale, invalid }) => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="grid-encoder"]');
      if (!canvas) throw new Error('no grid');
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
      if (!copy) throw new Error('no 2d context');
      copy.drawImage(canvas, 0, 0);
      const { data: pixels, width } = copy.getImageData(0, 0, canvas.width, canvas.height);
      const origin = canvas.getBoundingClientRect();
      const wrong: string[] = [];
      const buttons = [...document.querySelectorAll<HTMLElement>('.thumbnail[data-head^="encoder."]')];
      for (const button of buttons) {
        const [, layer = 0, head = 0] = (button.dataset.head ?? '').split('.').map(Number);
        const { queries, keys, data } = window.headlight.attention({ site: 'encoder', layer });
        const matrix = data.subarray(head * queries * keys, (head + 1) * queries * keys);
        const box = button.getBoundingClientRect();
        const left = Math.round(box.x - origin.x);
        const top = Math.round(box.y - origin.y);
        for (let y = 0; y < box.height; y += 1) {
          const [firstRow, endRow] = cellsUnder(y, box.height, queries);
          for (let x = 0; x < box.width; x += 1) {
            const [firstKey, endKey] = cellsUnder(x, box.width, keys);
            let most = 0;
            for (let row = firstRow; row < endRow; row += 1) {
              let largest = 1;
              if (scale === 'row')
                largest = matrix.subarray(row * keys, (row + 1) * keys).reduce((a, b) => Math.max(a, b), 0);
              for (let key = firstKey; key < endKey; key += 1) {
                const weight = matrix[row * keys + key] ?? Number.NaN;
                // Written so that NaN would be seen.
                if (!(weight / largest <= most)) most = weight / largest;
              }
            }
            const index = most >= 0 && most <= 1 ? Math.floor(most * 255 + 0.5) : invalid;
            const steps = scale === 'row' ? [index, index - 1, index + 1] : [index];
            const at = ((top + y) * width + left + x) * 4;
            const fits = steps.some((step) =>
              [0, 1, 2, 3].every((channel) => pixels[at + channel] === palette[step * 4 + channel]),
            );
            if (!fits && wrong.length < 5) {
              wrong.push(
                `L${layer} H${head} at ${x}, ${y}: ${pixels.slice(at, at + 4)} instead of colour ${index}`,
              );
            }
          }
        }
      }
      return { wrong, heads: buttons.length };

      /** Where an axis shrinks, the cells that fall on a pixel; where it grows, the one under the pixel's middle. */
      function cellsUnder(pixel: number, count: number, cells: number): [number, number] {
        if (cells > count)
          return [Math.floor((pixel * cells) / count), Math.floor(((pixel + 1) * cells) / count)];
        const cell = Math.floor(((pixel + 0.5) * cells) / count);
        return [cell, cell + 1];
      }
    },
    { palette, scale, invalid: INVALID_INDEX },
  );
}
