import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** The dialog in which models are opened. */
export function dialogOf(page: Page) {
  return page.getByRole('dialog', { name: 'Open a model' });
}

export async function showDialog(page: Page): Promise<void> {
  if (!(await dialogOf(page).isVisible())) await page.getByRole('button', { name: 'Open a model …' }).click();
  await expect(dialogOf(page)).toBeVisible();
}

/** A guest (of this title) is open, and its first run is painted. */
export async function expectGuest(page: Page, title?: string): Promise<void> {
  await expect(page.locator('.guest-name')).not.toHaveCount(0);
  if (title) await expect.poll(() => titleOf(page)).toBe(title);
  await page.evaluate(() => window.headlight.ready());
  expect((await page.evaluate(() => window.headlight.state())).status).toBe('ready');
}

export function titleOf(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const { model } = window.headlight.state();
    return window.headlight.models().find(({ id }) => id === model)?.title;
  });
}
