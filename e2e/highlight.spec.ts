import type { Locator, Page } from '@playwright/test';
import { expect, openPage, test } from './support/test.ts';

test.beforeEach(async ({ page }) => {
  await openPage(page);
  await page.evaluate(() => window.headlight.run({ text: 'The cat is in the house.' }));
});

/** Where a token of each sequence can be pointed at while cross-attention is in the picture. */
const PLACES = {
  source: ['.token', '.axis-top .axis-label', '.arc-token'],
  target: ['.token', '.axis-left .axis-label', '.arc-token'],
} as const;

for (const sequence of ['source', 'target'] as const) {
  test(`Pointing at a ${sequence} token anywhere lights it up everywhere`, async ({ page }) => {
    await page.locator('.thumbnail[data-head="cross.0.0"]').click();
    const token = `${sequence}.2`;
    for (const place of PLACES[sequence]) {
      await pointAt(page, page.locator(`${place}[data-token="${token}"]`));
      await expectLit(page, [token], 3);
      // Its arcs stand out, and no others.
      const end = sequence === 'source' ? 'data-key' : 'data-query';
      const of = sequence === 'source' ? 2 : 1;
      const lines = page.locator('.arc-edges path');
      const ends = await lines.evaluateAll(
        (paths, name) => paths.map((path) => Number(path.getAttribute(name))),
        end,
      );
      await expect(page.locator('.arc-edges path.is-lit')).toHaveCount(ends.filter((at) => at === of).length);
      await expect(page.locator('.arc-edges')).toHaveClass(/has-lit/);
    }
    await page.mouse.move(0, 0);
    await expect(page.locator('[data-token].is-lit')).toHaveCount(0);
    await expect(page.locator('.arc-edges')).not.toHaveClass(/has-lit/);
  });
}

test('In self-attention a token is lit as query and as key', async ({ page }) => {
  await page.locator('.thumbnail[data-head="encoder.0.0"]').click();
  await pointAt(page, page.locator('.token[data-token="source.1"]'));
  // Chip, arcs, and both axes.
  await expectLit(page, ['source.1'], 4);
  await page.locator('.thumbnail[data-head="decoder.0.0"]').click();
  await pointAt(page, page.locator('.token[data-token="target.1"]'));
  await expectLit(page, ['target.1'], 4);
});

test('Pointing at a cell lights its row, its column, its two tokens and its arc', async ({ page }) => {
  await page.locator('.thumbnail[data-head="cross.0.0"]').click();
  const line = page.locator('.arc-edges path').last();
  const [query, key] = await ends(line);
  const canvas = page.getByTestId('heatmap');
  const { keys, queries } = await page.evaluate(() =>
    window.headlight.attention({ site: 'cross', layer: 0 }),
  );
  const { width, height } = (await canvas.boundingBox()) ?? { width: 0, height: 0 };
  const position = { x: ((key + 0.5) * width) / keys, y: ((query + 0.5) * height) / queries };
  await page.locator('.plot').hover({ position });
  await expectLit(page, [`source.${key}`, `target.${query + 1}`], 6);
  await expect(page.locator('.arc-edges path.is-lit')).toHaveCount(1);
  await expect(line).toHaveClass('is-lit');
  await expectCrosshair(page, query / queries, key / keys);
});

test('Pointing at an arc lights the two tokens and the cell that it stands for', async ({ page }) => {
  await page.locator('.thumbnail[data-head="cross.0.0"]').click();
  const line = page.locator('.arc-edges path').last();
  const [query, key] = await ends(line);
  await line.scrollIntoViewIfNeeded();
  const middle = await line.evaluate((element) => {
    const path = element as SVGPathElement;
    const { x, y } = path
      .getPointAtLength(path.getTotalLength() / 2)
      .matrixTransform(path.getScreenCTM() ?? undefined);
    return { x, y };
  });
  await page.mouse.move(middle.x, middle.y);
  await expect(line).toHaveClass('is-lit');
  await expectLit(page, [`source.${key}`, `target.${query + 1}`], 6);
  const { keys, queries } = await page.evaluate(() =>
    window.headlight.attention({ site: 'cross', layer: 0 }),
  );
  await expectCrosshair(page, query / queries, key / keys);
  await expect(line.locator('title')).toHaveText(/^L0 H0: “.+” looks at “.+”: [01]\.\d{4}$/);
});

test.describe('With a finger', () => {
  test.use({ hasTouch: true });

  test('a touched token and a touched cell stay lit until another is touched', async ({ page }) => {
    await page.locator('.thumbnail[data-head="encoder.0.0"]').tap();
    await page.locator('.token[data-token="source.1"]').tap();
    await expectLit(page, ['source.1'], 4);
    await page.locator('.plot').tap({ position: { x: 2, y: 2 } });
    await expectLit(page, ['source.0'], 4);
    await expect(page.getByTestId('readout')).toHaveText(/^“(.+)” looks at “\1”: [01]\.\d{4}$/);
  });
});

async function pointAt(page: Page, target: Locator): Promise<void> {
  await page.mouse.move(0, 0);
  await target.hover();
}

/** The lit elements are exactly all that stand for these tokens. */
async function expectLit(page: Page, tokens: readonly string[], count: number): Promise<void> {
  const lit = page.locator('[data-token].is-lit');
  await expect(lit).toHaveCount(count);
  const names = await lit.evaluateAll((elements) =>
    elements.map((element) => element.getAttribute('data-token')),
  );
  expect([...new Set(names)].toSorted()).toEqual([...tokens].toSorted());
  await expect(page.locator(tokens.map((token) => `[data-token="${token}"]`).join())).toHaveCount(count);
}

async function ends(line: Locator): Promise<[query: number, key: number]> {
  return [Number(await line.getAttribute('data-query')), Number(await line.getAttribute('data-key'))];
}

/** The lit row starts at this share of the plot's height, the lit column at this share of its width. */
async function expectCrosshair(page: Page, down: number, across: number): Promise<void> {
  const plot = (await page.getByTestId('heatmap').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const row = page.locator('.crosshair').first();
  const column = page.locator('.crosshair').last();
  await expect(row).toHaveCSS('opacity', '1');
  await expect(column).toHaveCSS('opacity', '1');
  expect(((await row.boundingBox())?.y ?? 0) - plot.y).toBeCloseTo(down * plot.height, 0);
  expect(((await column.boundingBox())?.x ?? 0) - plot.x).toBeCloseTo(across * plot.width, 0);
}
