import type { Page } from '@playwright/test';
import type { Intervention } from '../src/core/intervention.ts';
import { expect, note, openPage, test } from './support/test.ts';

const TEXT = 'The dog saw a cat.';

function logitsOf(page: Page, interventions?: readonly Intervention[]) {
  return page.evaluate(
    async ({ text, changes }) => {
      const { data } = await window.headlight.logits({ text, ...(changes && { interventions: changes }) });
      return Array.from(data);
    },
    { text: TEXT, changes: interventions },
  );
}

const largestDifference = (a: readonly number[], b: readonly number[]) =>
  a.reduce((most, value, at) => Math.max(most, Math.abs(value - (b[at] ?? Number.NaN))), 0);

const head = { site: 'decoder', layer: 0, head: 0 } as const;
const ABLATED: readonly Intervention[] = [{ kind: 'ablate', head }];
/** An edge that this text does not have: the changed graph computes, and changes nothing. */
const NOTHING: readonly Intervention[] = [{ kind: 'cut', head, query: 200, key: 0 }];

async function openStories(page: Page, provider: 'wasm' | 'webgpu'): Promise<void> {
  await page.evaluate(() => window.headlight.open({ model: 'stories', provider: 'wasm' }));
  await page.evaluate((text) => window.headlight.run({ text }), TEXT);
  if (provider === 'webgpu')
    await page.evaluate(() => window.headlight.open({ model: 'stories', provider: 'webgpu' }));
}

test('An ablated head changes the logits, an edge that is not there none, and the picture stays', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openPage(page);
  await openStories(page, 'wasm');
  const plain = await logitsOf(page);
  expect(await logitsOf(page, NOTHING)).toEqual(plain);
  const ablated = await logitsOf(page, ABLATED);
  expect(largestDifference(ablated, plain)).toBeGreaterThan(0.01);
  expect(await page.evaluate(() => window.headlight.state().text)).toBe(TEXT);
  expect(await logitsOf(page)).toEqual(plain);
  const unknown = logitsOf(page, [{ kind: 'ablate', head: { ...head, layer: 99 } }]);
  await expect(unknown).rejects.toThrow(/argument\.invalid/);
});

test('On WebGPU an ablated head has the logits that it has on WASM', async ({ page }) => {
  test.setTimeout(240_000);
  await openPage(page);
  const adapter = await page.evaluate(async () => {
    const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<object | null> } };
    return Boolean(await gpu?.requestAdapter());
  });
  if (!adapter) note('skipped', 'this browser gives no WebGPU adapter, not even one in software');
  test.skip(!adapter, 'no WebGPU adapter');
  await openStories(page, 'wasm');
  const expected = await logitsOf(page, ABLATED);
  await openStories(page, 'webgpu');
  expect(await page.evaluate(() => window.headlight.state().provider)).toBe('webgpu');
  const found = await logitsOf(page, ABLATED);
  const difference = largestDifference(found, expected);
  note('largest difference of logits, WebGPU and WASM', `${difference}`);
  expect(difference).toBeLessThan(1e-3);
});
