import type { Page } from '@playwright/test';
import type { HeadRef } from '../src/core/head.ts';
import { headColor } from '../src/render/color/head-colors.ts';
import { readTensor, type Tensor, weightAt } from './support/picture.ts';
import { expect, modelOf, openPage, test } from './support/test.ts';

test.beforeEach(async ({ page }) => openPage(page));

test('Arcs are the weights at or over the threshold, no more and no fewer, in every site', async ({
  page,
}) => {
  for (const { site, layers, heads } of (await modelOf(page)).sites) {
    const head = { site, layer: layers - 1, head: heads - 1 };
    await thumbnail(page, head).click();
    const tensor = await readTensor(page, site, head.layer);
    for (const threshold of [0.1, 0.01, 0.35, 0.9]) {
      await page.locator('.arcs-card').getByRole('slider').fill(String(threshold));
      await expect(page.getByText(`Hide weights under ${threshold.toFixed(2)}`)).toBeVisible();
      expect(await arcsOf(page, head), `${key(head)} at ${threshold}`).toEqual(
        edges(tensor, head, threshold),
      );
    }
    await page.locator('.arcs-card').getByRole('slider').fill('0.1');
  }
});

test('Arcs follow the text', async ({ page }) => {
  await thumbnail(page, { site: 'encoder', layer: 0, head: 0 }).click();
  await page.evaluate(() => window.headlight.run({ text: 'No, no, no!' }));
  const tensor = await readTensor(page, 'encoder', 0);
  const head = { site: 'encoder', layer: 0, head: 0 } as const;
  expect(await arcsOf(page, head)).toEqual(edges(tensor, head, 0.1));
});

test('A picture without any arc says so', async ({ page }) => {
  const flattest = await flattestHead(page);
  await thumbnail(page, flattest).click();
  await page.locator('.arcs-card').getByRole('slider').fill('0.9');
  const tensor = await readTensor(page, flattest.site, flattest.layer);
  const expected = edges(tensor, flattest, 0.9);
  expect(await arcsOf(page, flattest)).toEqual(expected);
  const sentence = page.getByText('No weight in this picture reaches 0.90. Lower the threshold.');
  await expect(sentence).toHaveCount(expected.length === 0 ? 1 : 0);
});

test('Several heads are drawn in colours of their own: by Shift-click, and by “Add heads”', async ({
  page,
}) => {
  const heads = [0, 1, 2].map((head) => ({ site: 'encoder', layer: 1, head }) as const);
  const [first, second, third] = heads as [HeadRef, HeadRef, HeadRef];
  await thumbnail(page, first).click();
  await thumbnail(page, second).click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Add heads' }).click();
  await thumbnail(page, third).click();
  await expectShown(page, heads);

  const tensor = await readTensor(page, 'encoder', 1);
  for (const [slot, head] of heads.entries()) {
    expect(await arcsOf(page, head)).toEqual(edges(tensor, head, 0.1));
    const color = headColor(slot, 'light');
    await expect(page.locator(`.arc-edges g[data-head="${key(head)}"]`)).toHaveAttribute('stroke', color);
    await expect(page.locator('.head-chips .swatch').nth(slot)).toHaveCSS('background-color', rgb(color));
    await expect(thumbnail(page, head)).toHaveCSS('outline-color', rgb(color));
  }

  await page.getByRole('button', { name: 'Dark theme' }).click();
  await expect(page.locator(`.arc-edges g[data-head="${key(second)}"]`)).toHaveAttribute(
    'stroke',
    headColor(1, 'dark'),
  );
  await page.getByRole('button', { name: 'Remove Encoder L1 H1' }).click();
  await expectShown(page, [first, third]);
  // Adding is still on: a second click takes the head away again; the last one stays.
  await thumbnail(page, third).click();
  await expectShown(page, [first]);
  await thumbnail(page, first).click();
  await expectShown(page, [first]);
  await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0);
});

test('A head of another site keeps its chip, and says that its arcs are not in this picture', async ({
  page,
}) => {
  const cross: HeadRef = { site: 'cross', layer: 0, head: 1 };
  const decoder: HeadRef = { site: 'decoder', layer: 0, head: 2 };
  await thumbnail(page, cross).click();
  await thumbnail(page, decoder).click({ modifiers: ['Shift'] });
  await expectShown(page, [cross, decoder]);
  await expect(page.locator('.head-chips li').first()).toContainText('in another site');
  await expect(page.locator('.arc-edges g[data-head]')).toHaveCount(1);
  const tensor = await readTensor(page, 'decoder', 0);
  expect(await arcsOf(page, decoder)).toEqual(edges(tensor, decoder, 0.1));
});

function key({ site, layer, head }: HeadRef): string {
  return `${site}.${layer}.${head}`;
}

function thumbnail(page: Page, head: HeadRef) {
  return page.locator(`.thumbnail[data-head="${key(head)}"]`);
}

/** `query → key` of every line of a head, as drawn. */
async function arcsOf(page: Page, head: HeadRef): Promise<string[]> {
  const lines = page.locator(`.arc-edges g[data-head="${key(head)}"] path`);
  const ends = await lines.evaluateAll((paths) =>
    paths.map((path) => `${path.getAttribute('data-query')} → ${path.getAttribute('data-key')}`),
  );
  return ends.toSorted();
}

/** The same from the tensor. Weights are compared in single precision, as they are stored. */
function edges(tensor: Tensor, { head }: HeadRef, threshold: number): string[] {
  const found: string[] = [];
  for (let query = 0; query < tensor.queries; query += 1) {
    for (let at = 0; at < tensor.keys; at += 1) {
      if (weightAt(tensor, head, query, at) >= Math.fround(threshold)) found.push(`${query} → ${at}`);
    }
  }
  return found.toSorted();
}

/** The head of the encoder's first layer whose largest weight is the smallest. */
async function flattestHead(page: Page): Promise<HeadRef> {
  const { heads, data } = await readTensor(page, 'encoder', 0);
  const size = data.length / heads;
  const peaks = Array.from({ length: heads }, (_, head) =>
    Math.max(...data.slice(head * size, (head + 1) * size)),
  );
  return { site: 'encoder', layer: 0, head: peaks.indexOf(Math.min(...peaks)) };
}

async function expectShown(page: Page, heads: readonly HeadRef[]): Promise<void> {
  const names = heads.map(({ layer, head }) => new RegExp(`^L${layer} H${head}`));
  await expect(page.locator('.head-chips li')).toHaveText(names);
  const pressed = page.locator('.thumbnail[aria-pressed="true"]');
  await expect(pressed).toHaveCount(heads.length);
  const { selection } = await page.evaluate(() => window.headlight.state());
  expect(selection.heads).toEqual(heads);
  expect(selection.focus).toEqual(heads.at(-1));
}

/** `#rrggbb` as the browser says it. */
function rgb(color: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `rgb(${channels.join(', ')})`;
}
