import { expect, openPage, test } from './support/test.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

for (const size of SIZES) {
  test(`At ${size.width} × ${size.height} everything is there, nothing is cut and nothing sticks out`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await openPage(page);
    await page.evaluate(() =>
      window.headlight.run({ text: 'Tom told Mary that he would help her when she needed him.' }),
    );
    for (const button of ['Dark theme', 'Light theme']) {
      await page.getByRole('button', { name: button }).click();
      for (const part of [
        page.getByRole('heading', { name: 'Headlight' }),
        page.getByRole('textbox', { name: 'English' }),
        page.locator('#target-text'),
        page.getByRole('heading', { name: 'All heads' }),
        page.getByTestId('arcs'),
        page.getByTestId('heatmap'),
        page.getByTestId('status-provider'),
      ]) {
        await expect(part).toBeVisible();
      }
      expect(await page.evaluate(faults)).toEqual([]);
    }
    await page.getByRole('button', { name: 'Numbers' }).click();
    await page.getByText('Examples').click();
    expect(await page.evaluate(faults)).toEqual([]);
    await page.getByText('Examples').click();
    await page.getByText('Why this provider?').click();
    expect(await page.evaluate(faults)).toEqual([]);
  });
}

for (const size of SIZES) {
  test(`At ${size.width} × ${size.height} no task has anything cut off or sticking out`, async ({ page }) => {
    await page.setViewportSize(size);
    await openPage(page);
    const models = await page.evaluate(() => window.headlight.models());
    for (const { id: model, tasks } of models) {
      for (const task of tasks) {
        await page.evaluate((options) => window.headlight.open(options), { model, task });
        await expect(page.getByTestId('heatmap')).toBeVisible();
        expect(await page.evaluate(faults), `${model}, ${task}`).toEqual([]);
      }
      await page.getByText('About this model').click();
      expect(await page.evaluate(faults), `about ${model}`).toEqual([]);
      await page.getByText('About this model').click();
    }
  });
}

/** Runs in the page: a document wider than the window, texts that are cut off, controls out of reach. */
function faults(): string[] {
  const found: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth)
    found.push(`the document is ${scrollWidth} wide in a window of ${clientWidth}`);
  const texts =
    'h1, h2, h3, button, summary, label, p, .head-chips li, .status-line > span, .token, .legend-ticks span';
  for (const element of document.querySelectorAll<HTMLElement>(texts)) {
    // What a closed disclosure holds has a box, but is not drawn.
    if (!element.checkVisibility()) continue;
    const box = element.getBoundingClientRect();
    const { visibility, display } = getComputedStyle(element);
    if (visibility === 'hidden' || display === 'none' || box.width === 0) continue;
    const name = `${element.tagName.toLowerCase()} “${element.textContent?.trim().slice(0, 40)}”`;
    // Inline elements have no width of their own.
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      found.push(`${name} is cut off`);
    const scrolls = element.closest(
      '.arcs-scroll, .number-table, .heatmap, .site-grid-body, .token-row, .task-bar, .dependencies',
    );
    if (!scrolls && (box.left < -1 || box.right > clientWidth + 1))
      found.push(`${name} is out of the window`);
  }
  return found;
}
