import type { Page } from '@playwright/test';
import { expectHeatmap, expectSource, PATIENCE_MS } from './support/picture.ts';
import { expect, openPage, test } from './support/test.ts';

const LONG =
  'I know that you think that he said that she wants to go home before the rain comes back again. '.repeat(4);
const RESTARTED = 'The engine stopped and was started again. Your text is as you left it.';

test.beforeEach(async ({ page }) => {
  // Keeps the names of the calls that the page makes to its workers.
  await page.addInitScript(() => {
    window.engineCalls = [];
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, message: { name?: string }, ...rest: unknown[]) {
      if (message.name) window.engineCalls.push(message.name);
      return Reflect.apply(postMessage, this, [message, ...rest]);
    };
  });
  await openPage(page);
  expect(await calls(page)).toEqual(['open', 'run']);
});

test('The worker dies in mid-run: the text stays, the engine comes back, the picture follows', async ({
  page,
}) => {
  await dieOnNextRun(page);
  const field = page.getByRole('textbox', { name: 'English' });
  await field.fill(LONG);
  await expect(page.getByTestId('status')).toContainText('restarted once');
  await expect(field).toHaveValue(LONG);
  await expectSource(page, LONG);
  // The run that was lost is asked of the new worker: so it was lost in the middle.
  expect(await calls(page)).toEqual(['open', 'run', 'run', 'open', 'run']);
  await expectHeatmap(page);
  await expect(page.getByText(RESTARTED)).toBeVisible();
  expect(await page.evaluate(() => window.headlight.state().status)).toBe('ready');

  await field.fill('It works again.');
  await expectSource(page, 'It works again.');
  await expectHeatmap(page);
  await expect(page.getByText(RESTARTED)).toHaveCount(0);
});

test('A call of the page’s API survives the death of the worker', async ({ page }) => {
  await dieOnNextRun(page);
  const summary = await page.evaluate((text) => window.headlight.run({ text }), LONG);
  expect(summary.text).toBe(LONG);
  await expect(page.getByTestId('status')).toContainText('restarted once');
  await expectHeatmap(page);
});

test('The worker dies while nothing runs: the next text gets its picture', async ({ page }) => {
  await engineWorker(page).evaluate(() => self.close());
  await expect(page.getByTestId('status')).toContainText('restarted once');
  await expect.poll(() => calls(page), { timeout: PATIENCE_MS }).toEqual(['open', 'run', 'open']);
  await expectHeatmap(page);
  await page.getByRole('textbox', { name: 'English' }).fill('Who is there?');
  await expectSource(page, 'Who is there?');
  await expectHeatmap(page);
});

test('The worker may die twice, by an error that nothing catches too', async ({ page, guard }) => {
  guard.allow(/thrown on purpose/);
  const field = page.getByRole('textbox', { name: 'English' });
  for (const [text, restarts] of [
    ['The first time.', 'restarted once'],
    ['The second time.', 'restarted 2 times'],
  ] as const) {
    await engineWorker(page).evaluate(() => {
      setTimeout(() => {
        throw new Error('thrown on purpose');
      });
    });
    await expect(page.getByTestId('status')).toContainText(restarts);
    await field.fill(text);
    await expectSource(page, text);
    await expectHeatmap(page);
  }
});

test('Of many runs at once the last one wins, and the others say that it did', async ({ page }) => {
  const texts = Array.from({ length: 12 }, (_, index) => `I have ${index} books and ${12 - index} pens.`);
  const outcomes = await page.evaluate(async (all) => {
    const settled = await Promise.allSettled(all.map((text) => window.headlight.run({ text })));
    return settled.map((one) => (one.status === 'fulfilled' ? one.value.text : one.reason.code));
  }, texts);
  const last = texts.at(-1) ?? '';
  expect(outcomes).toEqual([...texts.slice(1).map(() => 'run.superseded'), last]);
  await expectSource(page, last);
  await expectHeatmap(page);
  // Two went to the worker at most: the one that had begun, and the last.
  const runs = (await calls(page)).filter((name) => name === 'run');
  expect(runs.length - 1).toBeLessThanOrEqual(2);
});

function calls(page: Page): Promise<string[]> {
  return page.evaluate(() => window.engineCalls);
}

/** The newest: a dead one may still be listed. */
function engineWorker(page: Page) {
  const worker = page
    .workers()
    .filter((one) => one.url().includes('engine-worker'))
    .at(-1);
  if (!worker) throw new Error('the page has no engine worker');
  return worker;
}

/** The worker ends itself when it has just begun its next run; a long text takes many times longer. */
async function dieOnNextRun(page: Page): Promise<void> {
  await engineWorker(page).evaluate(() => {
    self.addEventListener('message', ({ data }) => {
      if (data.name === 'run') setTimeout(() => self.close(), 20);
    });
  });
}

declare global {
  interface Window {
    engineCalls: string[];
  }
}
