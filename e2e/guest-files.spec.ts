import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { withExternalData } from './support/external-data.ts';
import { dialogOf, expectGuest, showDialog, titleOf } from './support/guests.ts';
import { expectHeatmap } from './support/picture.ts';
import { expect, openPage, test } from './support/test.ts';
import { TINY_BERT } from './support/tiny-bert.ts';

/** Its answer goes through a softmax that is no attention. */
const HARD_TO_SEE = readFileSync(
  new URL('../models/conformance/cases/hand-written/answer-softmax.onnx', import.meta.url),
);

test.beforeEach(({ page }) => openPage(page));

test('Dropped files open: any order, anywhere on the page; the picture is the model’s attention', async ({
  page,
}) => {
  await drop(page, [
    ['config.json', TINY_BERT['config.json']],
    ['model.onnx', TINY_BERT['model.onnx']],
    ['tokenizer.json', TINY_BERT['tokenizer.json']],
  ]);
  const dialog = page.getByRole('dialog', { name: 'Open a model' });
  await expect(dialog).toContainText('3 files');
  await expect(dialog).toContainText('0.1 MB');
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expectGuest(page);
  await expect(dialog).toBeHidden();
  const { heads, queries, keys } = await expectHeatmap(page);
  expect({ heads, square: queries === keys }).toEqual({ heads: 4, square: true });
});

test('A zip opens as well as its files, and the report names every layer, the check and the checksums', async ({
  page,
}) => {
  const zip = zipSync(
    Object.fromEntries(Object.entries(TINY_BERT).map(([name, bytes]) => [`tiny/${name}`, bytes])),
  );
  await choose(page, [['tiny bert.zip', Buffer.from(zip)]]);
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await expectGuest(page);
  await page.getByTestId('status').getByText('About this model').click();
  const report = page.getByTestId('guest-report');
  await expect(report.getByRole('row')).toHaveCount(3);
  await expect(report).toContainText('Attention of 2 layers is shown');
  await expect(report.getByTestId('guest-check')).toContainText('largest difference of its answers is');
  await expect(report).toContainText(/sha256 [0-9a-f]{64}/);
});

test('External data comes with its graph; without it the page says which file is lacking', async ({
  page,
}) => {
  const { graph, data } = withExternalData(TINY_BERT['model.onnx'], 'weights.bin');
  expect(data.length).toBeGreaterThan(50_000);
  const others = [['tokenizer.json', TINY_BERT['tokenizer.json']] as const];
  await choose(page, [['model.onnx', graph], ...others]);
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('[data-lack=config]')).toBeVisible();
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog.getByRole('alert')).toHaveAttribute('data-code', 'guest.external');
  await expect(dialog.getByRole('alert')).toContainText('weights.bin');

  await dialog.getByRole('button', { name: 'Back' }).click();
  await choose(page, [['model.onnx', graph], ['weights.bin', data], ...others]);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expectGuest(page);
  await expectHeatmap(page);
});

test('A layer that is not shown has a reason and a picture; dialog and report are accessible', async ({
  page,
}) => {
  const complaints = async (part: string) => {
    const { violations } = await new AxeBuilder({ page }).include(part).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`);
  };
  await showDialog(page);
  expect(await complaints('.guest-dialog')).toEqual([]);
  await choose(page, [['model.onnx', HARD_TO_SEE]]);
  await expect(dialogOf(page).locator('[data-lack=tokenizer]')).toBeVisible();
  expect(await complaints('.guest-dialog')).toEqual([]);
  await dialogOf(page).getByRole('button', { name: 'Open', exact: true }).click();
  await expectGuest(page);
  await page.getByTestId('status').getByText('About this model').click();
  const missed = page.getByTestId('guest-report').locator('[data-reason=no-attention]');
  await expect(missed).toContainText('A softmax over something other than keys');
  await expect(missed.getByRole('img', { name: /Softmax/ })).toBeVisible();
  expect(await complaints('.guest-report')).toEqual([]);
});

test('What is no model is refused with a sentence, and the page goes on', async ({ page }) => {
  const alert = page.getByRole('dialog').getByRole('alert');
  await choose(page, [['notes.txt', Buffer.from('hello')]]);
  await expect(alert).toHaveAttribute('data-code', 'guest.no-model');
  await expect(alert).toContainText('notes.txt');
  await choose(page, [['broken.zip', Buffer.from('PK\x03\x04 no zip')]]);
  await expect(alert).toHaveAttribute('data-code', 'guest.zip');
  await choose(page, [['model.onnx', Buffer.from('<!doctype html><p>Sign in')]]);
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await expect(alert).toHaveAttribute('data-code', 'guest.page');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expectHeatmap(page);
});

test('Guests stand in the list side by side, and can be taken out of it', async ({ page }) => {
  const first = await page.evaluate(() => window.headlight.state().model);
  for (const name of ['one', 'two']) {
    await choose(page, [
      [`${name}.onnx`, TINY_BERT['model.onnx']],
      ['tokenizer.json', TINY_BERT['tokenizer.json']],
    ]);
    await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
    await expectGuest(page, name);
  }
  const names = page.locator('.guest-name span');
  await expect(names).toHaveText(['one', 'two']);
  await page.getByRole('button', { name: 'Remove one from the list' }).click();
  await expect(names).toHaveText(['two']);
  expect(await titleOf(page)).toBe('two');
  await page.getByRole('button', { name: 'Remove two from the list' }).click();
  await page.evaluate(() => window.headlight.ready());
  expect(await page.evaluate(() => window.headlight.state().model)).toBe(first);
});

test('The page’s API brings files, and says with a code what is wrong with them', async ({ page }) => {
  const files = Object.entries(TINY_BERT).map(([name, bytes]) => [name, bytes.toString('base64')] as const);
  const result = await page.evaluate(async (all) => {
    const made = all.map(
      ([name, text]) => new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name),
    );
    const codeOf = (error: { code: string }) => error.code;
    return {
      wrong: await window.headlight.bring({ files: [new File(['x'], 'x.txt')] }).catch(codeOf),
      none: await window.headlight.bring({} as never).catch(codeOf),
      state: await window.headlight.bring({ files: made }),
    };
  }, files);
  expect([result.wrong, result.none]).toEqual(['guest.no-model', 'argument.invalid']);
  expect(result.state.status).toBe('ready');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expectHeatmap(page);
});

type NamedFile = readonly [name: string, bytes: Uint8Array];

async function choose(page: Page, files: readonly NamedFile[]): Promise<void> {
  await showDialog(page);
  await page.getByTestId('guest-files').setInputFiles(
    files.map(([name, bytes]) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    })),
  );
}

/** Drops files on the middle of the page. */
async function drop(page: Page, files: readonly NamedFile[]): Promise<void> {
  const encoded = files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const);
  await page.evaluate((all) => {
    const transfer = new DataTransfer();
    for (const [name, text] of all) {
      transfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name));
    }
    for (const type of ['dragenter', 'dragover', 'drop']) {
      const event = new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
      document.querySelector('main')?.dispatchEvent(event);
    }
  }, encoded);
}
