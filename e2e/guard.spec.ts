import { Guard } from './support/guard.ts';
import { expect, test } from './support/test.ts';

const WORKER = `
  console.warn('warned in a worker');
  Promise.reject(new Error('rejected in a worker'));
`;

test('The guard behind every test hears what page and workers log, throw and fetch', async ({
  browser,
}, testInfo) => {
  const { baseURL = '' } = testInfo.project.use;
  const page = await browser.newPage({ baseURL });
  const guard = new Guard();
  guard.watch(page, new URL(baseURL).origin);
  await page.goto('/icon.svg');
  await page.evaluate((script) => {
    console.error('logged in the page');
    setTimeout(() => {
      throw new Error('thrown in the page');
    });
    void Promise.reject(new Error('rejected in the page'));
    new Worker(URL.createObjectURL(new Blob([script])));
    void fetch('http://127.0.0.1:9/elsewhere', { mode: 'no-cors' }).catch(() => {});
  }, WORKER);
  const expected = [
    /^console error: logged in the page/,
    /^page error: .*thrown in the page/,
    /^page error: .*rejected in the page/,
    /^console warning: warned in a worker/,
    /^page error: .*rejected in a worker/,
    /^foreign request: http:\/\/127\.0\.0\.1:9\/elsewhere$/,
  ];
  for (const pattern of expected) {
    await expect
      .poll(() => guard.complaints(), String(pattern))
      .toContainEqual(expect.stringMatching(pattern));
  }
  guard.allow(/./);
  expect(guard.complaints()).toEqual([]);
  await page.close();
});
