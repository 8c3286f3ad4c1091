import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openPage, test } from './support/test.ts';

/** Four significant digits, with the page's minus sign and powers of ten. */
function numberOf(text: string): number {
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  const plain = text
    .replaceAll('−', '-')
    .replace(
      / × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/,
      (_, power: string) =>
        `e${[...power].map((sign) => (sign === '⁻' ? '-' : digits.indexOf(sign))).join('')}`,
    );
  return Number(plain);
}

async function openSteps(page: Page): Promise<void> {
  await page.locator('#tab-steps').click();
  await expect(page.locator('.steps-list')).toBeVisible({ timeout: 30_000 });
}

const step = (page: Page, number: number) => page.locator(`.step[data-step="${number}"]`);

/** The tensor that the followed head is in. */
const shapeOf = (page: Page) =>
  page.evaluate(() => {
    const { site, layer } = window.headlight.state().selection.focus;
    return window.headlight.attention({ site, layer });
  });

/** The table under a picture, row by row. */
async function twinOf(page: Page, number: number): Promise<string[][]> {
  const twin = step(page, number).locator('.steps-twin').first();
  await twin.locator('summary').click();
  return twin
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
}

/** [key, the model's weight, the changed weight, the difference] */
const changes = (page: Page) =>
  page
    .getByTestId('what-if-table')
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));

test('The numbers of the steps are the model’s, and follow from each other', async ({ page }) => {
  await openPage(page);
  await openSteps(page);
  const { attention, tokens, focus } = await page.evaluate(() => {
    const { focus } = window.headlight.state().selection;
    const { site, layer } = focus;
    return {
      focus,
      attention: window.headlight.attention({ site, layer }),
      tokens: window.headlight.tokens(),
    };
  });
  const [query, key] = await page
    .locator('.steps-bar select')
    .evaluateAll((all) => all.map((one) => Number((one as HTMLSelectElement).value)));
  const at = (focus.head * attention.queries + (query ?? 0)) * attention.keys + (key ?? 0);
  const weight = numberOf(await step(page, 6).locator('.step-result').innerText());
  expect(weight).toBeCloseTo(attention.data[at] ?? Number.NaN, 3);
  const asked = tokens.target[(query ?? 0) + 1]?.text.trim();
  await expect(page.locator('.steps-story')).toContainText(`“${asked}”`);

  const terms = (await twinOf(page, 3)).map((row) => row.map(numberOf));
  let sum = 0;
  for (const [, q, k, product, running] of terms as [number, number, number, number, number][]) {
    expect(product).toBeCloseTo(q * k, 1);
    sum += product;
    expect(running).toBeCloseTo(sum, 1);
  }
  const score = numberOf(await step(page, 4).locator('.step-result').innerText());
  expect(score).toBeCloseTo(sum / Math.sqrt(terms.length), 1);

  const scores = (await twinOf(page, 5)).map(([, value]) => numberOf(value ?? ''));
  const total = scores.reduce((all, one) => all + Math.exp(one), 0);
  expect(Math.exp(scores[key ?? 0] ?? 0) / total).toBeCloseTo(weight, 2);
  await expect(page.locator('.step-check')).toHaveCount(4);
});

test('In every bundled model each step done again in the page equals the model’s own', async ({ page }) => {
  test.setTimeout(240_000);
  await openPage(page);
  const models = await page.evaluate(() => window.headlight.models().map(({ id, sites }) => ({ id, sites })));
  await openSteps(page);
  for (const { id, sites } of models) {
    await page.evaluate((model) => window.headlight.open({ model }), id);
    for (const { site, layers } of sites) {
      await page.locator(`.thumbnail[data-head="${site}.${layers - 1}.1"]`).click();
      await expect(page.locator('.steps-head h2')).toContainText(`L${layers - 1} H1`, { timeout: 30_000 });
      await expect(page.locator('.steps')).toHaveAttribute('aria-busy', 'false');
      await expect(page.locator('.step-check'), `${id} ${site}`).toHaveCount(4);
      await expect(page.locator('.step-check.is-off'), `${id} ${site}`).toHaveCount(0);
    }
  }
});

test('Every level tells the same eight steps', async ({ page }) => {
  await openPage(page);
  await openSteps(page);
  const { queries, keys, heads } = await shapeOf(page);
  for (const [name, shape] of [
    ['the row', `1 × ${keys}`],
    ['the matrix', `${queries} × ${keys}`],
    ['all heads', `${heads} × ${keys}`],
  ] as const) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(step(page, 6).locator('.step-result')).toHaveText(shape);
    await expect(page.locator('.step')).toHaveCount(8);
    await expect(page.locator('.steps [role="status"]').filter({ hasText: 'are here' })).toHaveCount(0);
    await expect(step(page, 8).locator('canvas').first()).toBeVisible();
  }
});

test('What if: nothing changes by itself; temperature and a score move the row, which still adds up to 1', async ({
  page,
}) => {
  await openPage(page);
  await openSteps(page);
  await expect(page.getByTestId('what-if-effect')).toContainText('Nothing is changed');
  for (const [, model, changed, difference] of await changes(page)) {
    expect([changed, difference]).toEqual([model, '0']);
  }
  await page.getByTestId('temperature').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByTestId('what-if-effect')).toContainText('Nothing is changed');
  await page.keyboard.press('End');
  await expect(page.getByTestId('what-if-effect')).toContainText('adds up to 1.000');
  const hot = await changes(page);
  expect(Math.abs(numberOf((hot[0]?.[3] ?? '').replace('+', '')))).toBeGreaterThan(0.01);
  await page.getByRole('button', { name: 'Back to the model' }).click();
  await page.getByTestId('score').focus();
  await page.keyboard.press('Home');
  await expect(page.getByTestId('what-if-effect')).toContainText('adds up to 1.000');
  const low = await changes(page);
  const differences = low.map((row) => numberOf((row[3] ?? '').replace('+', '')));
  expect(Math.min(...differences)).toBeLessThan(-0.01);
  expect(Math.max(...differences)).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Back to the model' }).click();
  await expect(page.getByTestId('what-if-effect')).toContainText('Nothing is changed');
});

test('A causal head hides what comes later, until the mask is taken off', async ({ page }) => {
  await openPage(page);
  await page.locator('.thumbnail[data-head="decoder.0.0"]').click();
  await openSteps(page);
  await page.locator('.steps-bar select').first().selectOption('2');
  await expect(step(page, 5)).toContainText('keys are hidden');
  const rows = await twinOf(page, 6);
  expect(rows.slice(3).every(([, value]) => value === 'hidden')).toBe(true);
  await page.getByRole('button', { name: 'off', exact: true }).click();
  await expect(page.getByTestId('what-if-effect')).toContainText('adds up to 1.000');
});

test('A symbol lights its pictures, and a picture its symbol', async ({ page }) => {
  await openPage(page);
  await openSteps(page);
  const lit = (symbol: string) =>
    page
      .locator(`.steps .enclosing[data-symbol="${symbol}"]`)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor !== 'rgba(0, 0, 0, 0)');
  expect(await lit('q')).toBe(false);
  await step(page, 2).locator('figure[data-symbol="q"]').hover();
  expect(await lit('q')).toBe(true);
  expect(await lit('k')).toBe(false);
  const chip = page.locator('.symbol-chip[data-symbol="k"]');
  await chip.focus();
  expect(await lit('k')).toBe(true);
  const shadow = await step(page, 2)
    .locator('figure[data-symbol="k"]')
    .evaluate((figure) => getComputedStyle(figure).boxShadow);
  expect(shadow).not.toContain('rgba(0, 0, 0, 0)');
  await page.keyboard.press('Enter');
  await chip.blur();
  expect(await lit('k')).toBe(true);
});

test('A click on a key follows it; attention from elsewhere says why it has no steps', async ({ page }) => {
  await openPage(page);
  await openSteps(page);
  const bars = step(page, 6).locator('.bars-plot');
  const { width = 0 } = (await bars.boundingBox()) ?? {};
  const { keys } = await shapeOf(page);
  await bars.click({ position: { x: (0.5 * width) / keys, y: 40 } });
  await expect(page.locator('.steps-bar select').nth(1)).toHaveValue('0');
  await page.evaluate(() =>
    window.headlight.show({
      tokens: { source: ['a', 'b'], target: ['c', 'd'] },
      attentions: [
        { site: 'cross', layer: 0, heads: 1, queries: 1, keys: 2, data: new Float32Array([0.5, 0.5]) },
      ],
    }),
  );
  await expect(page.locator('.steps')).toContainText('computed elsewhere');
});

test('The steps pass axe, in light and dark, wide and on a phone', async ({ page }) => {
  test.setTimeout(240_000);
  await openPage(page);
  await openSteps(page);
  // KaTeX draws for the eye what it says in MathML beside it.
  const check = async () =>
    (await new AxeBuilder({ page }).include('.steps').exclude('.katex-html').analyze()).violations;
  expect(await check()).toEqual([]);
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
  });
  await page.getByRole('button', { name: 'Close all steps' }).click();
  await step(page, 6).locator('summary').first().click();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await check()).toEqual([]);
});
