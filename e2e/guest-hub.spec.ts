import type { Page } from '@playwright/test';
import type { Guard } from './support/guard.ts';
import { dialogOf, expectGuest, showDialog } from './support/guests.ts';
import { HubServer } from './support/hub-server.ts';
import { expectHeatmap, expectSource } from './support/picture.ts';
import { expect, openPage, test } from './support/test.ts';
import { TINY_BERT } from './support/tiny-bert.ts';

const GRAPH = 'onnx/model.onnx';
const hub = new HubServer();

test.beforeAll(() => hub.start());
test.afterAll(() => hub.stop());
test.beforeEach(async ({ page, guard }) => {
  hub.asked = [];
  hub.troubles.clear();
  hub.files.clear();
  hub.files.set(GRAPH, TINY_BERT['model.onnx']);
  hub.files.set('onnx/model_int8.onnx', TINY_BERT['model.onnx']);
  hub.files.set('tokenizer.json', TINY_BERT['tokenizer.json']);
  hub.files.set('config.json', TINY_BERT['config.json']);
  allowHub(guard);
  // As if the reader had chosen this hub on an earlier visit.
  await page.addInitScript((url) => localStorage.setItem('headlight.hub', url), hub.url);
});

test('A model of a hub: its files with their sizes first, then the download', async ({ page }) => {
  await openPage(page);
  expect(hub.asked, 'no hub is asked before the reader asks').toEqual([]);
  await lookFor(page, 'tiny/bert');
  const dialog = dialogOf(page);
  const choices = dialog.getByRole('radio');
  await expect(choices).toHaveCount(2);
  await expect(choices.first()).toBeChecked();
  await expect(dialog).toContainText(/onnx\/model_int8\.onnxint80\.1 MB/);
  await expect(dialog).toContainText('Memory while it is open, about');
  expect(hub.downloadsOf(''), 'nothing is downloaded yet').toEqual([]);
  await dialog.getByRole('button', { name: 'Download and open' }).click();
  await expectGuest(page, 'tiny/bert');
  await expectHeatmap(page);
  expect(hub.downloadsOf(GRAPH)).toHaveLength(1);
  expect(hub.asked.filter((line) => line.startsWith('OPTIONS'))).toEqual([]);
});

test('A model that was downloaded is kept: it opens without the hub, until the reader deletes it', async ({
  page,
}) => {
  await openPage(page);
  await page.evaluate((base) => window.headlight.bring({ hub: 'tiny/bert', base }), hub.url);
  const dialog = dialogOf(page);

  await page.reload();
  await page.evaluate(() => window.headlight.ready());
  await showDialog(page);
  hub.asked = [];
  await dialog.getByRole('button', { name: 'Open tiny/bert as it was kept' }).click();
  await expectGuest(page, 'tiny/bert');
  await expectHeatmap(page);
  expect(hub.asked).toEqual([]);

  await showDialog(page);
  await expect(dialog).toContainText(/tiny\/bert 0\.1 MB/);
  await dialog.getByRole('button', { name: 'Delete what is kept of tiny/bert' }).click();
  await expect(dialog).toContainText('Nothing yet.');
  expect(await page.evaluate(async () => (await (await caches.open('headlight-guests')).keys()).length)).toBe(
    0,
  );
});

test('A link opens the dialog with the sizes, and downloads only when the reader says so; next time it is kept', async ({
  page,
}) => {
  await openPage(page, `/?model=hub:tiny/bert@${hub.sha}%23${GRAPH}`);
  await expect(dialogOf(page)).toContainText('Memory while it is open');
  expect(hub.downloadsOf('')).toEqual([]);
  await dialogOf(page).getByRole('button', { name: 'Download and open' }).click();
  await expectGuest(page, 'tiny/bert');
  hub.asked = [];
  await page.reload();
  await expectGuest(page, 'tiny/bert');
  await expectHeatmap(page);
  expect(hub.asked).toEqual([]);
});

test('An address: what belongs to the graph is found beside it', async ({ page, guard }) => {
  guard.allow(/status of 404/);
  await openPage(page);
  await showDialog(page);
  const dialog = dialogOf(page);
  await dialog.getByRole('textbox', { name: 'Address of the .onnx file' }).fill(`${hub.url}/plain/${GRAPH}`);
  await dialog.getByRole('textbox', { name: 'Address of the .onnx file' }).press('Enter');
  await expect(dialog).toContainText('3 files');
  await dialog.getByRole('button', { name: 'Download and open' }).click();
  await expectGuest(page, 'plain');
  await expectHeatmap(page);
});

test('A slow link: progress in bytes, runs go on meanwhile, and it can be stopped and begun again', async ({
  page,
}) => {
  hub.troubles.set(GRAPH, { bytesPerSecond: 15_000 });
  await openPage(page);
  await lookFor(page, 'tiny/bert');
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: 'Download and open' }).click();
  const bar = dialog.getByRole('progressbar', { name: 'Reading tiny/bert' });
  await expect.poll(async () => Number(await bar.getAttribute('value'))).toBeGreaterThan(5000);
  expect(Number(await bar.getAttribute('max'))).toBe(
    Object.values(TINY_BERT).reduce((sum, { length }) => sum + length, 0),
  );
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: /^Reading \d+ %$/ })).toBeVisible();
  await page.getByRole('textbox', { name: 'English' }).fill('It goes on.');
  await expectSource(page, 'It goes on.');
  await page.getByRole('button', { name: /^Reading \d+ %$/ }).click();
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await expect(dialog.getByRole('button', { name: 'Download and open' })).toBeVisible();
  await expect(page.locator('.guest-name')).toHaveCount(0);

  hub.troubles.clear();
  await dialog.getByRole('button', { name: 'Download and open' }).click();
  await expectGuest(page, 'tiny/bert');
  await expectHeatmap(page);
});

test('A connection that breaks again and again: the download goes on where it was', async ({
  page,
  guard,
}) => {
  guard.allow(/ERR_CONTENT_LENGTH_MISMATCH|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED/);
  hub.troubles.set(GRAPH, { cutAfterBytes: 60_000 });
  await openPage(page);
  await lookFor(page, 'tiny/bert');
  await dialogOf(page).getByRole('button', { name: 'Download and open' }).click();
  await expectGuest(page, 'tiny/bert');
  await expectHeatmap(page);
  const ranges = hub.downloadsOf(GRAPH).map((line) => line.split(' ')[2]);
  expect(ranges.slice(0, 2)).toEqual([undefined, 'bytes=60000-']);
  expect(ranges.length).toBe(Math.ceil(TINY_BERT['model.onnx'].length / 60_000));
  expect(
    hub.asked.filter((line) => line.startsWith('OPTIONS')),
    'a range needs no leave',
  ).toEqual([]);
});

for (const [name, trouble, code, words] of [
  ['that is missing', { status: 404 }, 'guest.missing', ['404', GRAPH]],
  ['that is not given to everyone', { status: 403 }, 'guest.denied', ['403', 'drop them here']],
  ['with another checksum', { sha256: 'e'.repeat(64) }, 'guest.corrupt', ['e'.repeat(64)]],
  ['in whose place a web page comes', { html: '<!doctype html><p>Sign in' }, 'guest.page', ['web page']],
] as const) {
  test(`A file ${name}: a sentence, and the same choice again once it is mended`, async ({ page, guard }) => {
    guard.allow(/status of (404|403)/);
    hub.troubles.set(GRAPH, trouble);
    await openPage(page);
    await lookFor(page, 'tiny/bert');
    const dialog = dialogOf(page);
    await dialog.getByRole('button', { name: 'Download and open' }).click();
    const alert = dialog.getByRole('alert');
    await expect(alert).toHaveAttribute('data-code', code);
    for (const word of words) await expect(alert).toContainText(word);
    expect(await page.evaluate(() => window.headlight.state().status), 'the open model stays').toBe('ready');

    hub.troubles.clear();
    // What the list promised is asked for again with the list.
    await dialog.getByRole('button', { name: 'Back' }).click();
    await lookFor(page, 'tiny/bert');
    await dialog.getByRole('button', { name: 'Download and open' }).click();
    await expectGuest(page, 'tiny/bert');
  });
}

test('A repository that is not there, and a hub that does not answer: a sentence each', async ({
  page,
  guard,
}) => {
  const gone = new HubServer();
  const away = await gone.start();
  gone.stop();
  guard.allow(/status of 404/, /ERR_CONNECTION_REFUSED/, new RegExp(`foreign request: ${away}/`));
  await openPage(page);
  await lookFor(page, 'no/such');
  const alert = dialogOf(page).getByRole('alert');
  await expect(alert).toHaveAttribute('data-code', 'guest.missing');
  await dialogOf(page).getByRole('textbox', { name: 'Address of the hub' }).fill(away);
  await lookFor(page, 'tiny/bert');
  await expect(alert).toHaveAttribute('data-code', 'guest.unreachable');
  await expect(alert).toContainText(away);
});

test('Where storage is denied a model opens all the same, and the page says that it is not kept', async ({
  page,
}) => {
  await denyStorage(page);
  await openPage(page);
  await lookFor(page, 'tiny/bert');
  await expect(dialogOf(page).getByRole('button', { name: 'Download and open' })).toBeVisible();
  await dialogOf(page).getByRole('button', { name: 'Download and open' }).click();
  await expectGuest(page, 'tiny/bert');
  await showDialog(page);
  await expect(dialogOf(page)).toContainText('could not be kept for the next visit');
  await expect(dialogOf(page)).toContainText('gives the page no storage');
});

test('The page’s API brings a model of a hub, by dtype', async ({ page }) => {
  await openPage(page);
  const result = await page.evaluate(
    async ([base, file]) => ({
      state: await window.headlight.bring({ hub: 'tiny/bert', base, file }),
      wrong: await window.headlight
        .bring({ hub: 'tiny/bert', base, file: 'onnx/none.onnx' })
        .catch((error) => error.code),
    }),
    [hub.url, 'onnx/model_int8.onnx'] as const,
  );
  expect(result.state.status).toBe('ready');
  expect(result.wrong).toBe('argument.invalid');
  expect(hub.downloadsOf('int8')).toHaveLength(1);
});

async function lookFor(page: Page, id: string): Promise<void> {
  await showDialog(page);
  const field = dialogOf(page).getByRole('textbox', { name: 'Repository' });
  await field.fill(id);
  await field.press('Enter');
}

function allowHub(guard: Guard): void {
  guard.allow(new RegExp(`foreign request: ${hub.url}/`));
}

/**
 * Cache Storage as in a frame whose storage is blocked, for the page and for its workers. Their files are not altered on the way: a worker
 * that Playwright served cannot fetch from elsewhere.
 */
async function denyStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const deny = `Object.defineProperty(self, 'caches', {
      get() { throw new DOMException('denied', 'SecurityError'); },
    });`;
    new Function(deny)();
    const moduleOf = (code: string) => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    const first = moduleOf(deny);
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(moduleOf(`import '${first}'; import '${new URL(url, location.href).href}';`), options);
      }
    };
  });
}
