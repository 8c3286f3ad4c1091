import type { Page } from '@playwright/test';
import type { HeadRef } from '../src/core/head.ts';
import { readGolden } from './support/golden.ts';
import { focusOf, readCanvas, readTensor, type Tensor, weightAt, weightColor } from './support/picture.ts';
import { expect, modelOf, openPage, test } from './support/test.ts';

const sixtyTokens = readGolden('translate-en-fr').sentences.find(
  ({ source }) => (source?.ids.length ?? 0) >= 60,
);

test.beforeEach(async ({ page }) => openPage(page));

test('There is one thumbnail for every head of every site, each with a name', async ({ page }) => {
  const { sites } = await modelOf(page);
  const names = { encoder: 'Encoder', decoder: 'Decoder', cross: 'Cross-attention' };
  for (const { site, layers, heads } of sites) {
    const grid = page.getByRole('region', { name: names[site], exact: true });
    await expect(grid.locator('.thumbnail')).toHaveCount(layers * heads);
    const last = new RegExp(`^${names[site]}, layer ${layers - 1}, head ${heads - 1}`);
    await expect(grid.getByRole('button', { name: last })).toBeVisible();
  }
});

test('A thumbnail with a pixel for every cell shows every weight', async ({ page }) => {
  await page.evaluate(() => window.headlight.run({ text: 'Where did you buy this book?' }));
  for (const { site, layers } of (await modelOf(page)).sites) {
    for (let layer = 0; layer < layers; layer += 1) {
      expect(await wrongPixels(page, await readTensor(page, site, layer), { site, layer })).toEqual([]);
    }
  }
});

test('A thumbnail smaller than its matrix shows the largest of the weights under each pixel', async ({
  page,
}) => {
  if (!sixtyTokens) throw new Error('the golden file has no sentence of sixty tokens');
  const { text, targetText: target = '' } = sixtyTokens;
  await page.evaluate((input) => window.headlight.run(input), { text, target });
  for (const { site, layers } of (await modelOf(page)).sites) {
    const tensor = await readTensor(page, site, layers - 1);
    const side = (await page.locator(`.thumbnail[data-head="${site}.0.0"]`).boundingBox())?.width;
    if (site !== 'decoder')
      expect(tensor.keys, 'the test needs more keys than pixels').toBeGreaterThan(side ?? 0);
    expect(await wrongPixels(page, tensor, { site, layer: layers - 1 })).toEqual([]);
  }
});

test('Arrow keys walk through the heads of a layer, the layers, and from site to site', async ({ page }) => {
  const { sites } = await modelOf(page);
  const [first, second] = sites;
  if (!first || !second) throw new Error('the model has fewer than two sites');
  await page.locator(`.thumbnail[data-head="${first.site}.0.0"]`).click();
  const walk: [string, HeadRef][] = [
    ['ArrowRight', { site: first.site, layer: 0, head: 1 }],
    ['ArrowRight', { site: first.site, layer: 0, head: 2 }],
    ['ArrowLeft', { site: first.site, layer: 0, head: 1 }],
    ['ArrowUp', { site: first.site, layer: 0, head: 1 }],
  ];
  for (let layer = 1; layer < first.layers; layer += 1) {
    walk.push(['ArrowDown', { site: first.site, layer, head: 1 }]);
  }
  walk.push(['ArrowDown', { site: second.site, layer: 0, head: 1 }]);
  walk.push(['ArrowUp', { site: first.site, layer: first.layers - 1, head: 1 }]);
  for (const [press, head] of walk) {
    await page.keyboard.press(press);
    expect(await focusOf(page), press).toEqual(head);
    const focused = page.locator(`.thumbnail[data-head="${head.site}.${head.layer}.${head.head}"]`);
    await expect(focused).toBeFocused();
    await expect(focused).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('.heatmap-card h2')).toContainText(`L${head.layer} H${head.head}`);
  }
});

test('The whole grid is one stop of the Tab key', async ({ page }) => {
  await page.locator('.thumbnail[data-head="encoder.0.0"]').click();
  await expect(page.locator('.thumbnail[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(page.locator('.thumbnail:focus')).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await expect(page.locator('.thumbnail[data-head="encoder.0.0"]')).toBeFocused();
});

test('Shift with an arrow adds the next head', async ({ page }) => {
  await page.locator('.thumbnail[data-head="cross.0.0"]').click();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => shown(page)).toEqual(['cross.0.0', 'cross.0.1']);
});

test('While heads are added, arrows only move, and Space adds a head and takes it away', async ({ page }) => {
  await page.getByRole('button', { name: 'Add heads' }).click();
  await page.locator('.thumbnail[data-head="cross.0.0"]').focus();
  const before = await shown(page);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.thumbnail[data-head="cross.0.2"]')).toBeFocused();
  expect(await shown(page)).toEqual(before);
  await page.keyboard.press('Space');
  await expect.poll(() => shown(page)).toEqual([...before, 'cross.0.2']);
  await page.keyboard.press('Space');
  await expect.poll(() => shown(page)).toEqual(before);
});

function shown(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    window.headlight.state().selection.heads.map(({ site, layer, head }) => `${site}.${layer}.${head}`),
  );
}

/** Pixels of a layer's thumbnails that have not the colour of the largest weight under them. */
async function wrongPixels(
  page: Page,
  tensor: Tensor,
  at: Pick<HeadRef, 'site' | 'layer'>,
): Promise<string[]> {
  const canvas = page.getByTestId(`grid-${at.site}`);
  const picture = await readCanvas(canvas);
  const origin = (await canvas.boundingBox()) ?? { x: Number.NaN, y: Number.NaN };
  const wrong: string[] = [];
  for (let head = 0; head < tensor.heads; head += 1) {
    const box = await page.locator(`.thumbnail[data-head="${at.site}.${at.layer}.${head}"]`).boundingBox();
    if (!box) throw new Error(`no thumbnail of ${at.site} L${at.layer} H${head}`);
    for (let y = 0; y < box.height; y += 1) {
      for (let x = 0; x < box.width; x += 1) {
        const queries = cellsUnder(y, box.height, tensor.queries);
        const keys = cellsUnder(x, box.width, tensor.keys);
        const weights = queries.flatMap((query) => keys.map((key) => weightAt(tensor, head, query, key)));
        const expected = weightColor(Math.max(...weights), 'light', 'linear');
        const found = picture.colorAt(box.x - origin.x + x, box.y - origin.y + y);
        if (found !== expected) wrong.push(`H${head} at ${x}, ${y}: ${found} instead of ${expected}`);
      }
    }
  }
  return wrong.slice(0, 5);
}

/** Where an axis shrinks, the cells that fall on a pixel; where it grows, the one under the pixel's middle. */
function cellsUnder(pixel: number, pixels: number, cells: number): number[] {
  if (cells <= pixels) return [Math.floor(((pixel + 0.5) * cells) / pixels)];
  const start = Math.floor((pixel * cells) / pixels);
  const end = Math.floor(((pixel + 1) * cells) / pixels);
  return Array.from({ length: end - start }, (_, at) => start + at);
}
