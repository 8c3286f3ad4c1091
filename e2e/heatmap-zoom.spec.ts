import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { AttentionMatrix } from '../src/core/attention.ts';
import { maxPool } from '../src/math/max-pool.ts';
import { colorIndices, type MatrixScale } from '../src/render/color/color-indices.ts';
import { getPalette, paletteColor } from '../src/render/color/palette.ts';
import type { Theme } from '../src/render/color/theme.ts';
import { showMadeHeads } from './support/made-heads.ts';
import { readCanvas, themeOf } from './support/picture.ts';
import { expect, openPage, test } from './support/test.ts';

/** What a point of the whole plot has become: D3 keeps it on the element. */
interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

test.beforeEach(async ({ page }) => openPage(page));

for (const tokens of [16, 128, 512]) {
  test(`At ${tokens} tokens every cell has its colour: whole, zoomed and moved, on every scale`, async ({
    page,
  }) => {
    const matrix = await showMadeHeads(page, tokens);
    for (const [scale, name] of [
      ['linear', 'linear'],
      ['sqrt', 'square root'],
      ['log', 'log'],
      ['row', 'per row'],
    ] as const) {
      await page.locator('.legend').getByRole('button', { name }).click();
      expect(await expectPixels(page, matrix, scale)).toBe(tokens * tokens);
    }
    await page.getByRole('button', { name: 'Dark theme' }).click();
    const plot = page.locator('.plot');
    await zoomTo(plot, -600);
    const box = await boxOf(plot);
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(middle.x - 33, middle.y + 21, { steps: 4 });
    await page.mouse.up();
    const { k } = await viewOf(plot);
    expect(k).toBeGreaterThan(1);
    const seen = await expectPixels(page, matrix, 'row');
    expect(seen).toBeGreaterThan(3);
    expect(seen).toBeLessThan(tokens * tokens);
    // What is pointed at is what is drawn there.
    await plot.hover({ position: { x: 40, y: 60 } });
    const [query, key] = await cellAt(plot, matrix, 40, 60);
    await expect(page.getByTestId('readout')).toHaveText(sentence(matrix, query, key));
    await plot.dblclick({ position: { x: 40, y: 60 } });
    await expect(page.getByTestId('sight')).toHaveText(`all ${tokens} × ${tokens}`);
    expect(await expectPixels(page, matrix, 'row')).toBe(tokens * tokens);
  });
}

test('Where several cells share a pixel their largest is drawn, and the page says so', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const matrix = await showMadeHeads(page, 512);
  await expect(page.getByText(/^A pixel shows the largest of up to 3 × 3 weights\./)).toBeVisible();
  const picture = await readCanvas(page.getByTestId('heatmap'));
  expect(picture.width).toBeLessThan(512);
  const pooled = maxPool(matrix, picture.width, picture.height);
  const colors = colorsOf(pooled, 'linear', await themeOf(page));
  const wrong: string[] = [];
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const expected = colors(y, x);
      if (picture.colorAt(x, y) !== expected)
        wrong.push(`${x}, ${y}: ${picture.colorAt(x, y)} ≠ ${expected}`);
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
});

test('The wheel scrolls the page until the picture is clicked or Ctrl is held', async ({ page }) => {
  await showMadeHeads(page, 64);
  const plot = page.locator('.plot');
  await plot.hover();
  await page.mouse.wheel(0, -100);
  await page.waitForTimeout(100);
  expect((await viewOf(plot)).k).toBe(1);
  await plot.click();
  await page.mouse.wheel(0, -100);
  await expect.poll(async () => (await viewOf(plot)).k).toBeGreaterThan(1);
});

test('Labels never overlap, are few, and the one that is pointed at is among them', async ({ page }) => {
  await showMadeHeads(page, 512);
  const plot = page.locator('.plot');
  for (const wheel of [0, -300, -900]) {
    if (wheel < 0) await zoomTo(plot, wheel);
    await plot.hover({ position: { x: 203, y: 307 } });
    for (const side of ['left', 'top'] as const) {
      const boxes = await page.locator(`.axis-${side} .axis-label:visible > span`).evaluateAll((labels) =>
        labels.map((label) => {
          const { x, y, width, height } = label.getBoundingClientRect();
          return { x, y, width, height, lit: label.parentElement?.classList.contains('is-lit') };
        }),
      );
      expect(boxes.length).toBeLessThan(60);
      expect(boxes.filter(({ lit }) => lit).length).toBeGreaterThanOrEqual(1);
      const middles = boxes
        .map(({ x, y, width, height }) => (side === 'left' ? y + height / 2 : x + width / 2))
        .sort((a, b) => a - b);
      middles.slice(1).forEach((at, before) => {
        expect(at - (middles[before] as number)).toBeGreaterThan(13);
      });
    }
  }
});

test('Shift and drag selects a block: its sum, mean and maximum are those of the tensor; Escape clears it', async ({
  page,
}) => {
  const matrix = await showMadeHeads(page, 16);
  const plot = page.locator('.plot');
  const { x, y, width } = await boxOf(plot);
  const cell = width / 16;
  await page.keyboard.down('Shift');
  await page.mouse.move(x + 3.5 * cell, y + 2.5 * cell);
  await page.mouse.down();
  await page.mouse.move(x + 6.5 * cell, y + 9.5 * cell, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  const weights: number[] = [];
  for (let query = 2; query < 10; query += 1) {
    for (let key = 3; key < 7; key += 1) weights.push(matrix.data[query * 16 + key] as number);
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const block = page.getByTestId('block');
  await expect(block).toContainText('“word2” to “word9” looking at “word3” to “word6”');
  const found = await block.locator('dd').allTextContents();
  expect(found).toEqual([sum, sum / 32, sum / 8, Math.max(...weights)].map((value) => value.toFixed(4)));
  const mark = await boxOf(page.getByTestId('block-mark'));
  expect(mark.x - x).toBeCloseTo(3 * cell, 0);
  expect(mark.height).toBeCloseTo(8 * cell, 0);

  await block.getByRole('button', { name: 'Zoom to block' }).click();
  await expect(page.getByTestId('sight')).toContainText('rows 3–10 of 16');
  await plot.focus();
  await plot.press('Escape');
  await expect(block).toHaveCount(0);
  await plot.press('0');
  await expect(page.getByTestId('sight')).toHaveText('all 16 × 16');
});

test('By keyboard alone: move, select, choose, zoom, and on to how the number is computed', async ({
  page,
}) => {
  const matrix = await showMadeHeads(page, 128);
  const plot = page.locator('.plot');
  const readout = page.getByTestId('readout');
  await plot.focus();
  for (const press of ['ArrowDown', 'PageDown', 'ArrowRight', 'ArrowRight']) await plot.press(press);
  await expect(readout).toHaveText(sentence(matrix, 10, 2));
  for (const press of ['Shift+ArrowDown', 'Shift+ArrowRight']) await plot.press(press);
  await expect(page.getByTestId('block')).toContainText('“word10” to “word11” looking at “word2” to “word3”');
  // A screen reader hears the row once the reader rests on it.
  await expect(page.locator('.spoken')).toHaveText(/^“word11” looks most at “<s>”, 0\.\d\d, then “/);
  for (let times = 0; times < 5; times += 1) await plot.press('+');
  // Out of sight to the right: the plot follows the cell.
  await plot.press('End');
  await expect(readout).toHaveText(sentence(matrix, 11, 127));
  await expect(page.getByTestId('sight')).toContainText('–128 of 128');
  await plot.press('Enter');
  const held = page.getByTestId('held-cell');
  await expect(held).toContainText(`Chosen: ${sentence(matrix, 11, 127).replace(': ', ', ')}`);
  await held.getByRole('button', { name: 'How is this number computed?' }).click();
  await expect(page.getByRole('tab', { name: 'How it is computed' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.getByRole('tab', { name: 'Attention' }).click();
  await plot.focus();
  await plot.press('Escape');
  await expect(held).toHaveCount(0);
});

test('Without special tokens each row says what was left out, and what is left is as it is drawn', async ({
  page,
}) => {
  const matrix = await showMadeHeads(page, 16);
  await page.getByRole('button', { name: 'special tokens' }).click();
  const rest = new Float32Array(16 * 15);
  const removed = Array.from({ length: 16 }, (_, query) => matrix.data[query * 16] as number);
  const rows = removed.slice(1);
  const mean = rows.reduce((sum, mass) => sum + mass, 0) / rows.length;
  await expect(page.getByText(`Left out: ${mean.toFixed(4)} of a row on average`)).toBeVisible();
  for (let query = 1; query < 16; query += 1) {
    const left = matrix.data.slice(query * 16 + 1, (query + 1) * 16).reduce((sum, weight) => sum + weight, 0);
    for (let key = 1; key < 16; key += 1) {
      rest[(query - 1) * 15 + key - 1] = (matrix.data[query * 16 + key] as number) / left;
    }
  }
  const shown = { queries: 15, keys: 15, data: rest.slice(0, 15 * 15) };
  expect(await expectPixels(page, shown, 'linear')).toBe(15 * 15);
  await page.locator('.plot').hover({ position: { x: 5, y: 5 } });
  await expect(page.getByText(`Left out of this row: ${(removed[1] as number).toFixed(4)}`)).toBeVisible();
  // The strip has a bar for every row, as long as what was left out.
  const strip = await readCanvas(page.locator('.removed-strip'));
  rows.forEach((mass, row) => {
    const y = Math.floor(((row + 0.4) * strip.height) / 15);
    const bar = Array.from({ length: strip.width }, (_, x) => strip.colorAt(x, y)).filter(
      (color) => !color.startsWith('transparent'),
    );
    expect(Math.abs(bar.length - mass * strip.width), `row ${row}`).toBeLessThanOrEqual(1);
  });
});

test('The table of 512 × 512 weights comes in pages that say which rows and columns they are', async ({
  page,
}) => {
  const matrix = await showMadeHeads(page, 512);
  const plot = page.locator('.plot');
  await plot.hover({ position: { x: 300, y: 200 } });
  await page.mouse.move(0, 0);
  await page.getByRole('button', { name: 'Numbers' }).click();
  const table = page.locator('.number-table');
  await expect(table.locator('tbody td')).toHaveCount(32 * 32);
  await page.getByRole('button', { name: 'Later rows' }).click();
  const says = await page.locator('.pager-side span').allTextContents();
  const [row = 0, column = 0] = says.map((text) => Number(/\d+/.exec(text)?.[0]) - 1);
  expect(row % 32).toBe(0);
  const cells = await table.locator('tbody tr').first().locator('td').allTextContents();
  expect(cells).toEqual(
    Array.from({ length: 32 }, (_, at) => (matrix.data[row * 512 + column + at] as number).toFixed(4)),
  );
  await expect(table.locator('tbody th').first()).toHaveText(`word${row}`);
});

test('axe finds nothing to complain of in the card, as picture and as table', async ({ page }) => {
  const matrix = await showMadeHeads(page, 64);
  await page.locator('.plot').click({ position: { x: 20, y: 20 } });
  expect(matrix.keys).toBe(64);
  for (const theme of ['Dark theme', 'Light theme']) {
    await page.getByRole('button', { name: theme }).click();
    const { violations } = await new AxeBuilder({ page }).include('.heatmap-card').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
  await page.getByRole('button', { name: 'Numbers' }).click();
  const { violations } = await new AxeBuilder({ page }).include('.heatmap-card').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

/** Every cell that is whole in sight has its colour; returns how many there are. */
async function expectPixels(page: Page, matrix: AttentionMatrix, scale: MatrixScale): Promise<number> {
  const plot = page.locator('.plot');
  const { k, x, y } = await viewOf(plot);
  // What was moved is painted in the next frame.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  const picture = await readCanvas(page.getByTestId('heatmap'));
  const { width, height } = await boxOf(plot);
  const colors = colorsOf(matrix, scale, await themeOf(page));
  const edges = (cell: number, count: number, css: number, moved: number, pixels: number) =>
    [cell, cell + 1].map((at) => Math.round(((moved + (k * css * at) / count) * pixels) / css)) as [
      number,
      number,
    ];
  const wrong: string[] = [];
  let seen = 0;
  for (let query = 0; query < matrix.queries; query += 1) {
    const [top, bottom] = edges(query, matrix.queries, height, y, picture.height);
    if (top < 0 || bottom > picture.height) continue;
    for (let key = 0; key < matrix.keys; key += 1) {
      const [left, right] = edges(key, matrix.keys, width, x, picture.width);
      if (left < 0 || right > picture.width) continue;
      seen += 1;
      const [px, py] = [(left + right - 1) >> 1, (top + bottom - 1) >> 1];
      const expected = colors(query, key);
      const found = picture.colorAt(px, py);
      if (found !== expected) wrong.push(`row ${query}, column ${key}: ${found} instead of ${expected}`);
    }
  }
  expect(wrong.slice(0, 5), `${wrong.length} of ${seen} cells, ${scale}`).toEqual([]);
  return seen;
}

function colorsOf(matrix: AttentionMatrix, scale: MatrixScale, theme: Theme) {
  const indices = colorIndices(matrix, scale);
  const colors = Array.from({ length: 257 }, (_, index) => paletteColor(getPalette(theme), index));
  return (query: number, key: number) => colors[indices[query * matrix.keys + key] as number] as string;
}

function viewOf(plot: Locator): Promise<View> {
  return plot.evaluate((element) => {
    const { k, x, y } = (element as unknown as { __zoom: View }).__zoom;
    return { k, x, y };
  });
}

async function cellAt(plot: Locator, { queries, keys }: AttentionMatrix, x: number, y: number) {
  const view = await viewOf(plot);
  const { width, height } = await boxOf(plot);
  const at = (point: number, moved: number, css: number, count: number) =>
    Math.floor(((point - moved) * count) / (view.k * css));
  return [at(y, view.y, height, queries), at(x, view.x, width, keys)] as const;
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('not in the page');
  return box;
}

/** Turns the wheel with Ctrl over the middle of the plot. */
async function zoomTo(plot: Locator, delta: number): Promise<void> {
  const page = plot.page();
  await plot.hover();
  await page.keyboard.down('Control');
  for (let turned = 0; turned < Math.abs(delta); turned += 100)
    await page.mouse.wheel(0, Math.sign(delta) * 100);
  await page.keyboard.up('Control');
}

function sentence({ keys, data }: AttentionMatrix, query: number, key: number): string {
  const name = (at: number) => (at === 0 ? '<s>' : `word${at}`);
  return `“${name(query)}” looks at “${name(key)}”: ${(data[query * keys + key] as number).toFixed(4)}`;
}
