import { test as base, expect, type Page } from '@playwright/test';
import { Guard } from './guard.ts';
// Declares `window.headlight` for what is evaluated in the page.
import '../../src/embed/page-api-types.ts';

export { expect };

/** Playwright's test with a guard on the page: what it complains of fails the test. */
export const test = base.extend<{ guard: Guard }>({
  guard: [
    async ({ page, baseURL }, use) => {
      const guard = new Guard();
      guard.watch(page, new URL(baseURL ?? '').origin);
      await use(guard);
      expect(guard.complaints(), 'what the page did that it must not do').toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens the page and waits until the model is open and the first run is painted. */
export async function openPage(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await page.evaluate(() => window.headlight.ready());
}

/** The model that is open. */
export async function modelOf(page: Page) {
  const model = await page.evaluate(() => {
    const { model: id } = window.headlight.state();
    return window.headlight.models().find((one) => one.id === id);
  });
  if (!model) throw new Error('the page has no model');
  return model;
}

/** Says something in the report of the running test. */
export function note(type: string, description: string): void {
  test.info().annotations.push({ type, description });
  console.log(`    ${type}: ${description}`);
}
