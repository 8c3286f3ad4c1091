import type { Page } from '@playwright/test';
import { MODEL_IDS } from '../scripts/shipped-models.ts';
import { expectHeatmap } from './support/picture.ts';
import { alterFile, WORKER_FILE } from './support/served-files.ts';
import { expect, openPage, test } from './support/test.ts';

const MODEL_FILES = /\/assets\/(model|decode|tokenizer)-[\w-]+\.(onnx|json)$/;

/** Keeps the addresses of the model files that are asked for. */
function watchFiles(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (MODEL_FILES.test(request.url())) asked.push(new URL(request.url()).pathname);
  });
  return asked;
}

const open = (page: Page, model: string) =>
  page.evaluate((id) => window.headlight.open({ model: id, provider: 'wasm' }), model);

test('Only the chosen model is downloaded, once; a later visit takes it from storage', async ({ page }) => {
  const asked = watchFiles(page);
  await openPage(page);
  expect(asked.filter((path) => path.endsWith('.onnx')).length).toBe(2);
  const first = asked.length;
  await open(page, 'classifier');
  expect(asked.length).toBe(first + 2);
  await open(page, 'translate-en-fr');
  await open(page, 'classifier');
  expect(asked.length, 'both were open before').toBe(first + 2);
  await expectHeatmap(page);

  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('headlight-models')).keys()).length))
    .toBe(5);
  await page.reload();
  await page.evaluate(() => window.headlight.ready());
  await open(page, 'classifier');
  expect(asked.length, 'all come from storage').toBe(first + 2);
  await expectHeatmap(page);
});

test('Where storage is denied, every model opens all the same', async ({ page }) => {
  await alterFile(page, WORKER_FILE, (script) =>
    Buffer.concat([
      Buffer.from(
        "Object.defineProperty(self, 'caches', { get() { throw new DOMException('denied', 'SecurityError'); } });\n",
      ),
      script,
    ]),
  );
  await openPage(page);
  for (const id of MODEL_IDS) {
    await open(page, id);
    expect((await page.evaluate(() => window.headlight.state())).model).toBe(id);
    await expectHeatmap(page);
  }
});
