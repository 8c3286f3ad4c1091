import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openPage, test } from './support/test.ts';

const card = (page: Page) => page.getByRole('region', { name: 'Across heads' });

async function openPanel(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Across heads' }).click();
  await expect(card(page).getByTestId('heatmap')).toBeVisible();
}

async function choose(page: Page, name: string): Promise<void> {
  await card(page).getByRole('button', { name, exact: true }).click();
}

/** All numbers of the table twin, row by row. */
async function numbersOf(page: Page): Promise<number[][]> {
  return card(page)
    .locator('.number-table tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => Array.from(row.querySelectorAll('td'), (cell) => Number(cell.textContent))),
    );
}

/** Attention of a site, layer by layer, head by head. */
function attentionOf(page: Page, site: 'encoder' | 'decoder', layers: number) {
  return page.evaluate(
    ([from, count]) =>
      Array.from({ length: count }, (_, layer) => {
        const { heads, queries, keys, data } = window.headlight.attention({ site: from, layer });
        return Array.from({ length: heads }, (_, head) =>
          Array.from({ length: queries }, (_, row) => {
            const start = (head * queries + row) * keys;
            return Array.from(data.subarray(start, start + keys));
          }),
        );
      }),
    [site, layers] as const,
  );
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const meanOf = (heads: readonly number[][][]) =>
  (heads[0] ?? []).map((row, at) =>
    row.map((_, key) => sumOf(heads.map((head) => head[at]?.[key] ?? 0)) / heads.length),
  );

function expectTable(found: readonly number[][], expected: readonly number[][]): void {
  expect(found.length).toBe(expected.length);
  for (const [row, values] of expected.entries()) {
    for (const [key, value] of values.entries()) expect(found[row]?.[key]).toBeCloseTo(value, 3);
  }
}

test('Mean, maximum and rollout are what their formulas make of the run’s attention', async ({ page }) => {
  await openPage(page);
  await page.evaluate(() => window.headlight.open({ model: 'stories' }));
  await page.evaluate(() => window.headlight.run({ text: 'The dog saw a cat.' }));
  await openPanel(page);
  const layers = await attentionOf(page, 'decoder', 6);
  await card(page).getByRole('button', { name: 'Numbers' }).click();

  await expect(card(page).getByRole('heading', { name: 'Mean over heads' })).toBeVisible();
  expectTable(await numbersOf(page), meanOf(layers.flat()));

  await choose(page, 'maximum');
  const heads = layers.flat();
  const largest = (heads[0] ?? []).map((row, at) =>
    row.map((_, key) => Math.max(...heads.map((head) => head[at]?.[key] ?? 0))),
  );
  await expect.poll(async () => (await numbersOf(page))[2]?.[0]).toBeCloseTo(largest[2]?.[0] ?? 0, 3);
  expectTable(await numbersOf(page), largest);

  await choose(page, 'rollout');
  const rolled = layers
    .map((layer) => meanOf(layer).map((row, at) => row.map((w, key) => w / 2 + (key === at ? 0.5 : 0))))
    .reduce((below, step) =>
      step.map((row) => row.map((_, key) => sumOf(row.map((share, at) => share * (below[at]?.[key] ?? 0))))),
    );
  await expect.poll(async () => (await numbersOf(page))[2]?.[0]).toBeCloseTo(rolled[2]?.[0] ?? 0, 3);
  expectTable(await numbersOf(page), rolled);
  for (const row of await numbersOf(page)) expect(sumOf(row)).toBeCloseTo(1, 2);
});

test('Each aggregate says how it is made and what it does not prove; cross-attention rolls through both stacks', async ({
  page,
}) => {
  await openPage(page);
  await openPanel(page);
  for (const [button, heading] of [
    ['maximum', 'Maximum over heads'],
    ['flow', 'Attention flow'],
    ['weight × value', 'Value-weighted attention'],
    ['rollout', 'Attention rollout'],
  ] as const) {
    await choose(page, button);
    await expect(card(page).getByRole('heading', { name: heading })).toBeVisible();
    await expect(card(page).getByText('What it does not prove')).toBeVisible();
  }
  await choose(page, 'Cross-attention');
  await expect(card(page).getByText(/stayed with the target’s own tokens/)).toBeVisible();
  await choose(page, 'flow');
  await expect(card(page).getByText(/Flow needs layers of one text/)).toBeVisible();
  await choose(page, 'Encoder');
  await expect(card(page).getByTestId('heatmap')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('.aggregates-card').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test('Lengths of vectors follow the pointer', async ({ page }) => {
  await openPage(page);
  await openPanel(page);
  const lengths = page.getByRole('region', { name: 'Lengths of vectors, per token' });
  await expect(lengths.getByText(/What L\d+ H\d+ adds to it/).first()).toBeVisible();
  await lengths.locator('[data-place="1"]').first().hover();
  await expect(lengths.getByRole('status')).toHaveText(/residual stream [\d.]+, L\d+ H\d+ adds [\d.]+/);
  await expect(lengths.locator('[data-place="1"].is-lit')).toHaveCount(2);
});

test('Attention from elsewhere is rolled out at 512 tokens, and says what it lacks', async ({ page }) => {
  await openPage(page);
  await page.evaluate(() => {
    const size = 512;
    const layer = (seed: number) => {
      const data = new Float32Array(2 * size * size);
      for (let row = 0; row < 2 * size; row += 1) {
        data[row * size + (row % size)] = 0.5;
        data[row * size + ((row * 7 + seed) % size)] =
          (data[row * size + ((row * 7 + seed) % size)] ?? 0) + 0.5;
      }
      return { site: 'encoder' as const, layer: seed, heads: 2, queries: size, keys: size, data };
    };
    return window.headlight.show({
      tokens: { source: Array.from({ length: size }, (_, at) => `t${at}`) },
      attentions: [layer(0), layer(1), layer(2)],
    });
  });
  await openPanel(page);
  await choose(page, 'rollout');
  await expect(card(page).getByText('All 512 values of this row sum to 1.0000.')).toBeVisible();
  await choose(page, 'flow');
  await expect(card(page).getByText(/at most 32 tokens; this text has 512/)).toBeVisible();
  await expect(page.getByText(/These weights were computed elsewhere/)).toBeVisible();
});
