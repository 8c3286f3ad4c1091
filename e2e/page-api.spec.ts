import type { Page } from '@playwright/test';
import { MODEL_IDS } from '../scripts/shipped-models.ts';
import { chipText, expectHeatmap, expectSource } from './support/picture.ts';
import { expect, modelOf, openPage, test } from './support/test.ts';

test('version is 1, and models() lists what open() takes', async ({ page }) => {
  await openPage(page);
  expect(await page.evaluate(() => window.headlight.version)).toBe(1);
  const models = await page.evaluate(() => window.headlight.models());
  expect(models.map(({ id }) => id).toSorted()).toEqual(MODEL_IDS);
  expect(models).toContainEqual({
    id: 'translate-en-fr',
    title: expect.any(String),
    revision: expect.stringMatching(/^[0-9a-f]{12}$/),
    architecture: 'encoder-decoder',
    task: 'translation',
    tasks: ['translation'],
    sites: ['encoder', 'decoder', 'cross'].map((site) => ({
      site,
      layers: expect.any(Number),
      heads: expect.any(Number),
    })),
    limits: { source: expect.any(Number), target: expect.any(Number) },
    quality: expect.objectContaining({ bleu: expect.objectContaining({ value: expect.any(Number) }) }),
    bytes: expect.any(Number),
  });
  for (const { id, bytes } of models) expect(bytes, id).toBeLessThanOrEqual(8_000_000);
});

test('run() resolves with a summary when the picture shows the run', async ({ page }) => {
  await openPage(page);
  const text = 'We have two cats.';
  const painted = page.getByTestId('heatmap').getAttribute('data-run');
  const summary = await page.evaluate((input) => window.headlight.run(input), { text });
  expect(summary).toMatchObject({ text, targetBy: 'model', provider: 'wasm', notices: [] });
  expect(await page.getByTestId('heatmap').getAttribute('data-run')).not.toBe(await painted);
  await expect(page.getByRole('textbox', { name: 'English' })).toHaveValue(text);
  await expect(page.locator('#target-text')).toHaveText(summary.translation ?? '');
  await expect(page.locator('.token[data-token^="source."]')).toHaveCount(summary.sourceTokens);
  await expect(page.locator('.token[data-token^="target."]')).toHaveCount(summary.targetTokens);
  const { tokenize, decode, attend, total } = summary.elapsedMs;
  expect(Math.min(tokenize, decode, attend)).toBeGreaterThanOrEqual(0);
  expect(total).toBeGreaterThanOrEqual(tokenize + decode + attend);

  const target = 'Nous avons deux chats.';
  const forced = await page.evaluate((input) => window.headlight.run(input), { text, target });
  expect(forced).toMatchObject({ text, translation: target, targetBy: 'reader' });
  await expect(page.getByRole('textbox', { name: 'French' })).toHaveValue(target);
  const empty = await page.evaluate(() => window.headlight.run({ text: '' }).catch(({ code }) => code));
  expect(empty).toBe('text.empty');
});

test('attention() and tokens() have the shapes of the run, state() says what is open', async ({ page }) => {
  await openPage(page);
  const text = 'She sings well.';
  const summary = await page.evaluate((input) => window.headlight.run(input), { text });
  const { id, revision, sites } = await modelOf(page);
  const { source, target } = await page.evaluate(() => window.headlight.tokens());
  expect([source.length, target.length]).toEqual([summary.sourceTokens, summary.targetTokens]);
  expect(source.map(({ span }) => text.slice(span.start, span.end)).join('')).toBe('Shesingswell.');
  for (const { site, layers, heads } of sites) {
    for (let layer = 0; layer < layers; layer += 1) {
      const found = await page.evaluate(
        (which) => {
          const { data, ...shape } = window.headlight.attention(which);
          return { ...shape, length: data.length, isFloat32: data instanceof Float32Array };
        },
        { site, layer },
      );
      const queries = site === 'encoder' ? source.length : target.length - 1;
      const keys = site === 'decoder' ? target.length - 1 : source.length;
      expect(found).toEqual({ heads, queries, keys, length: heads * queries * keys, isFloat32: true });
    }
  }
  const state = await page.evaluate(() => window.headlight.state());
  expect(state).toMatchObject({ model: id, revision, status: 'ready', text, target: null, provider: 'wasm' });
  expect(state.timings.run).toEqual(summary.elapsedMs);
  expect(state.timings.open?.total).toBeGreaterThan(0);
  expect(state.selection.heads).toEqual([state.selection.focus]);
});

test('What a caller does to the returned objects does not reach the page', async ({ page }) => {
  await openPage(page);
  const before = await snapshot(page);
  await page.evaluate(() => {
    const { headlight } = window;
    const spoil = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const inner of Object.values(value)) spoil(inner);
      for (const key of Object.keys(value)) {
        try {
          Reflect.set(value, key, 0);
        } catch {
          // Frozen is as good as copied.
        }
      }
    };
    headlight.attention({ site: 'encoder', layer: 0 }).data.fill(0.5);
    for (const value of [headlight.tokens(), headlight.state(), headlight.models()]) spoil(value);
  });
  expect(await snapshot(page)).toEqual(before);
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await expectHeatmap(page);
});

test('logits() leaves the picture as it is, and waits its turn', async ({ page }) => {
  await openPage(page);
  const before = await snapshot(page);
  const { positions, vocabulary, length } = await page.evaluate(async () => {
    const { data, ...shape } = await window.headlight.logits({ text: 'Good morning.', target: 'Bonjour.' });
    return { ...shape, length: data.length };
  });
  expect(length).toBe(positions * vocabulary);
  expect(await snapshot(page)).toEqual(before);
  expect(await chipText(page, 'source')).not.toContain('morning');

  // A run that waits behind another must not be lost to a call of logits().
  const text = 'The last text wins.';
  const outcomes = await page.evaluate(async (last) => {
    const { headlight } = window;
    const all = [headlight.run({ text: 'The first text.' }), headlight.run({ text: last })];
    await Promise.resolve();
    const logits = headlight.logits({ text: 'Good evening.' });
    const soon = new Promise<string>((resolve) => setTimeout(resolve, 10_000, 'never settled'));
    const settled = [...all.map((run) => run.then((one) => one.text)), logits.then(() => 'logits')].map(
      (one) => Promise.race([one, soon]).catch(({ code }) => code),
    );
    return Promise.all(settled);
  }, text);
  expect(outcomes).toEqual(['run.superseded', text, 'logits']);
  await expectSource(page, text);
});

/** What the API says of the page, short enough to read in a failure. */
function snapshot(page: Page) {
  return page.evaluate(() => {
    const { headlight } = window;
    const { source, target } = headlight.tokens();
    const words = [...source, ...target].map(({ id, text, span }) => `${id} ${text} ${span?.start}`);
    const sum = headlight.attention({ site: 'encoder', layer: 0 }).data.reduce((a, b) => a + b, 0);
    return {
      words,
      sum,
      state: JSON.stringify(headlight.state()),
      models: JSON.stringify(headlight.models()),
    };
  });
}
