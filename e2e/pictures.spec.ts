import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

async function openDigits(page: Page): Promise<void> {
  await page.goto('/');
  await page.evaluate(async () => {
    await window.headlight.ready();
    await window.headlight.open({ model: 'digits' });
  });
}

/** The digit that stands first in the answer. */
const answerOf = (page: Page) =>
  page.evaluate(() => {
    const { text } = window.headlight.state();
    return window.headlight
      .run({ text })
      .then(({ output }) => 'classes' in output && output.classes[0]?.label);
  });

test.beforeEach(async ({ page }) => openDigits(page));

test('an example is read, answered, and its attention drawn over the picture', async ({ page }) => {
  await page.getByRole('button', { name: 'Example 2' }).click();
  await expect.poll(() => answerOf(page)).toBe('0');
  await expect(page.getByTestId('answer')).toContainText('0');
  await expect(page.getByRole('img', { name: /<cls>.* looks at in this head/ })).toBeVisible();
});

test('the colours over the picture are those of the row of the query', async ({ page }) => {
  const drawn = () =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="patch-weights"]');
      if (!canvas) throw new Error('no canvas');
      const { width, height } = canvas;
      // A copy: the page's own canvas is not made for reading.
      const context = new OffscreenCanvas(width, height).getContext('2d');
      if (!context) throw new Error('no context');
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      const light = Array.from({ length: width * height }, (_, at) =>
        data.subarray(at * 4, at * 4 + 3).reduce((sum, channel) => sum + channel, 0),
      );
      return { width, height, light };
    });
  const row = (query: number) =>
    page.evaluate((at) => {
      const { focus } = window.headlight.state().selection;
      const { keys, queries, data } = window.headlight.attention({ site: focus.site, layer: focus.layer });
      const first = (focus.head * queries + at) * keys + 1;
      return [...data.subarray(first, first + 64)];
    }, query);
  /** Darker is more in the light theme: the order of the patches by colour is that by weight, ties apart. */
  const agrees = (light: number[], weights: number[]) =>
    weights.every((weight, a) =>
      weights.every((other, b) => weight - other < 1 / 128 || (light[a] ?? 0) <= (light[b] ?? 0)),
    );
  const first = await drawn();
  expect([first.width, first.height]).toEqual([8, 8]);
  expect(agrees(first.light, await row(0))).toBe(true);
  await page.getByLabel('Row shown (query)').selectOption({ label: 'patch 3,4' });
  await expect(page.getByTestId('patch-readout')).toContainText('patch 3,4');
  const second = await drawn();
  expect(agrees(second.light, await row(1 + 3 * 8 + 4))).toBe(true);
  expect(second.light).not.toEqual(first.light);
});

test('a click on a patch makes it the query, and rollout says its name', async ({ page }) => {
  const map = page.getByRole('img', { name: /looks at in/ }).locator('.patch-map');
  const box = await map.boundingBox();
  if (!box) throw new Error('no picture');
  await page.mouse.click(box.x + box.width * (2.5 / 8), box.y + box.height * (5.5 / 8));
  await page.mouse.move(0, 0);
  await expect(page.getByTestId('patch-readout')).toContainText('patch 5,2');
  await page.getByRole('button', { name: 'rollout to layer' }).click();
  await expect(page.getByText('Abnar & Zuidema 2020')).toBeVisible();
});

test('a drawn stroke becomes patches that fill the frame, and Clear empties it', async ({ page }) => {
  const board = page.getByTestId('drawing-board');
  const box = await board.boundingBox();
  if (!box) throw new Error('no board');
  await page.mouse.move(box.x + 60, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.move(box.x + 60, box.y + 90);
  await page.mouse.up();
  const text = await page.evaluate(() => window.headlight.state().text);
  const rows = text.match(/.{8}/g) ?? [];
  expect(rows).toHaveLength(8);
  // An upright line in the middle: two columns of ink in every row.
  for (const row of rows) expect(row).toMatch(/^0{2,3}[1-9a-g]{2,3}0{2,3}$/);
  await expect.poll(() => answerOf(page)).toMatch(/^\d$/);
  await page.getByRole('button', { name: 'Clear' }).click();
  expect(await page.evaluate(() => window.headlight.state().text)).toBe('0'.repeat(64));
});

test('patches are inked by the keyboard alone', async ({ page }) => {
  await page.evaluate(() => window.headlight.run({ text: '0'.repeat(64) }));
  await page.getByRole('application', { name: /Row 0, column 0/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await expect(page.getByRole('application', { name: 'Row 1, column 1: ink 4 of 16' })).toBeFocused();
  const text = await page.evaluate(() => window.headlight.state().text);
  expect(text.indexOf('4')).toBe(9);
});

test('what is no picture is refused with what was expected and found', async ({ page }) => {
  const error = await page.evaluate(() =>
    window.headlight.run({ text: 'hello' }).catch((reason) => `${reason.code}`),
  );
  expect(error).toBe('picture.invalid');
  await expect(page.getByText('expected 64 signs from 0 to g, found 5 signs')).toBeVisible();
});
