import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expectHeatmap } from './support/picture.ts';
import { alterFile, MODEL_FILE, removeFile } from './support/served-files.ts';
import { expect, modelOf, test } from './support/test.ts';

type FileName = keyof typeof MODEL_FILE;

for (const file of Object.keys(MODEL_FILE) as FileName[]) {
  test(`${file} is missing: the page names it, and “Try again” works once it is there`, async ({
    page,
    guard,
  }) => {
    guard.allow(/status of 404/);
    const restore = await removeFile(page, MODEL_FILE[file]);
    await page.goto('/');
    await expectFailure(page, 'model.missing', [file, '404']);
    await expect(page.getByTestId('heatmap')).toHaveCount(0);
    await restore();
    await expectRetryWorks(page);
  });
}

test('model.onnx ends too early: the page says how many bytes were expected and found', async ({ page }) => {
  const missing = 1000;
  let bytes = 0;
  const restore = await alterFile(page, MODEL_FILE['model.onnx'], (whole) => {
    bytes = whole.length;
    return whole.subarray(0, bytes - missing);
  });
  await page.goto('/');
  await expect.poll(() => bytes).toBeGreaterThan(missing);
  await expectFailure(page, 'model.corrupt', [
    'model.onnx',
    `expected ${bytes} bytes`,
    `found ${bytes - missing} bytes`,
  ]);
  await restore();
  await expectRetryWorks(page);
});

test('model.onnx goes on too long: the page says so', async ({ page }) => {
  const restore = await alterFile(page, MODEL_FILE['model.onnx'], (bytes) => Buffer.concat([bytes, bytes]));
  await page.goto('/');
  await expectFailure(page, 'model.corrupt', ['model.onnx', 'found more bytes']);
  await restore();
  await expectRetryWorks(page);
});

for (const file of Object.keys(MODEL_FILE) as FileName[]) {
  test(`One wrong byte in ${file}: the page names both checksums`, async ({ page }) => {
    const restore = await alterFile(page, MODEL_FILE[file], flipOneByte);
    await page.goto('/');
    await expectFailure(page, 'model.corrupt', [file]);
    const sentence = await page.getByRole('alert').innerText();
    const [expected, found] = sentence.match(/[0-9a-f]{64}/g) ?? [];
    expect(found).not.toBe(expected);
    if (file === 'model.onnx') expect(expected?.slice(0, 12)).toBe((await modelOf(page)).revision);
    await restore();
    await expectRetryWorks(page);
  });
}

test('“Try again” asks the server anew, though the browser keeps the damaged file for a year', async ({
  browser,
  baseURL,
}) => {
  // A small file: the cache of a private window keeps no large ones.
  let damaged = true;
  let asked = 0;
  const mirror = await mirrorOf(baseURL ?? '', (path, bytes) => {
    if (!MODEL_FILE['decode.onnx'].test(path)) return bytes;
    asked += 1;
    return damaged ? flipOneByte(bytes) : bytes;
  });
  const page = await browser.newPage();
  try {
    await page.goto(mirror.url);
    await expectFailure(page, 'model.corrupt', ['decode.onnx']);
    damaged = false;
    await page.reload();
    await expectFailure(page, 'model.corrupt', ['decode.onnx']);
    expect(asked, 'the reload took the damaged file from the browser’s cache').toBe(1);
    await expectRetryWorks(page);
    expect(asked).toBe(2);
  } finally {
    await page.close();
    mirror.server.closeAllConnections();
    mirror.server.close();
  }
});

test('While the model loads, a bar counts the bytes up to their sum', async ({ page }) => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(MODEL_FILE['tokenizer.json'], async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/');
  const { bytes } = await modelOf(page);
  const bar = page.getByRole('progressbar', { name: 'Opening the model' });
  await expect(bar).toHaveAttribute('max', String(bytes));
  await expect.poll(async () => Number(await bar.getAttribute('value'))).toBeGreaterThan(bytes / 2);
  await expect(page.getByText(`of ${(bytes / 1e6).toFixed(1)} MB`)).toBeVisible();
  expect(Number(await bar.getAttribute('value'))).toBeLessThan(bytes);
  goOn();
  await page.evaluate(() => window.headlight.ready());
  await expect(bar).toHaveCount(0);
});

async function expectFailure(page: Page, code: string, words: readonly string[]): Promise<void> {
  const alert = page.getByRole('alert');
  await expect(alert).toHaveAttribute('data-code', code);
  for (const word of words) await expect(alert).toContainText(word);
  const rejected = await page.evaluate(() => window.headlight.ready().catch((error) => error.code));
  expect(rejected).toBe(code);
  expect(await page.evaluate(() => window.headlight.state().status)).toBe('failed');
}

async function expectRetryWorks(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.evaluate(() => window.headlight.ready());
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expectHeatmap(page);
}

function flipOneByte(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  const middle = Math.floor(changed.length / 2);
  changed.writeUInt8(changed.readUInt8(middle) ^ 1, middle);
  return changed;
}

/** A server that passes everything on, headers too, as `change` makes it. */
async function mirrorOf(
  origin: string,
  change: (path: string, bytes: Buffer) => Buffer,
): Promise<{ url: string; server: Server }> {
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const answer = await fetch(new URL(path, origin));
    for (const [name, value] of answer.headers) {
      if (
        !/^(content-(encoding|length)|etag|last-modified|connection|keep-alive|transfer-encoding)$/.test(name)
      ) {
        response.setHeader(name, value);
      }
    }
    response.statusCode = answer.status;
    response.end(change(path, Buffer.from(await answer.arrayBuffer())));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
