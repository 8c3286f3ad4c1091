// `npm run bench -- --json FILE`: measures the built page in Chromium; prints a table, writes flat JSON.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, requireNode, root } from '../ensure-installed.mjs';

requireNode();
ensureInstalled();
const { chromium } = await import('@playwright/test');
const { buildIfStale } = await import('../build-if-stale.mjs');
const { launchOptions } = await import('../find-browser.mjs');
const { serve } = await import('../serve.mjs');
const { bytesOf } = await import('./bytes.mjs');
const { openNative } = await import('./native.mjs');
const { against, summarize, table } = await import('./statistics.mjs');

const { values } = parseArgs({
  options: { json: { type: 'string' }, rounds: { type: 'string', default: '20' } },
});
const rounds = Number(values.rounds);
const MODEL = 'translate-en-fr';
const folder = join(root, 'models', MODEL);
const dist = join(root, 'dist');
/** Sentences are joined until a text has about so many source tokens. */
const WORDS = 'The old man reads a book to his two children every evening before they go to bed .'.split(' ');

buildIfStale();
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
const server = await serve({
  port: 0,
  mounts: {
    '/bench/': join(root, 'scripts', 'bench'),
    '/ort/': join(root, 'node_modules', 'onnxruntime-web', 'dist'),
  },
});
const browser = await chromium.launch(launchOptions());
const results = {};

try {
  await coldStarts();
  const page = await newPage();
  await opens(page);
  for (const tokens of [8, 32, 64]) await keystrokes(page, tokens);
  await page.close();
  await runs(await newPage());
} finally {
  await browser.close();
  await server.close();
}

console.log(table(results));
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);

/** A page with the model open and the first run painted. */
async function newPage() {
  const page = await (await browser.newContext()).newPage();
  await page.goto(server.url);
  await page.evaluate(() => window.headlight.ready());
  return page;
}

/** From an empty profile to the first painted heatmap; the bytes are those of the first start. */
async function coldStarts() {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const paths = [];
    page.on(
      'request',
      (request) => request.url().startsWith(server.url) && paths.push(new URL(request.url()).pathname),
    );
    await page.goto(server.url, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.headlight);
    times.push(await page.evaluate(() => window.headlight.ready().then(() => performance.now())));
    if (round === 0)
      Object.assign(
        results,
        bytesOf(
          [...new Set(paths)].filter((path) => !path.endsWith('.svg')),
          dist,
        ),
      );
    await context.close();
  }
  results['start.cold'] = summarize(times, 'ms');
}

async function opens(page) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.evaluate((model) => window.headlight.open({ model, provider: 'wasm', threads: 1 }), MODEL);
    times.push(await page.evaluate(() => window.headlight.state().timings.open.total));
  }
  results[`open.${MODEL}`] = summarize(times, 'ms');
}

/** A text of `count` source tokens, end mark included. */
function textOf(page, count) {
  return page.evaluate(
    async ({ count, words }) => {
      let text = '';
      for (let at = 0; ; at += 1) {
        const next = `${text} ${words[at % words.length]}`.trim();
        await window.headlight.run({ text: next });
        if (window.headlight.tokens().source.length > count) return text;
        text = next;
      }
    },
    { count, words: WORDS },
  );
}

/** From an input event in the text field to the frame after the heatmap's paint. */
async function keystrokes(page, tokens) {
  const text = await textOf(page, tokens);
  const times = await page.evaluate(
    async ({ text, rounds }) => {
      const field = document.getElementById('source-text');
      const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
      const times = [];
      for (let round = 0; round < rounds + 3; round += 1) {
        const canvas = document.querySelector('[data-testid="heatmap"]');
        const painted = new Promise((resolve) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve();
          });
          observer.observe(canvas, { attributeFilter: ['data-run'] });
        });
        const begun = performance.now();
        // The last character changes and changes back: a keystroke in a text of constant length.
        setValue.call(field, text.slice(0, -1) + (round % 2 ? '!' : '?'));
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await painted;
        await new Promise(requestAnimationFrame);
        times.push(performance.now() - begun);
      }
      return times.slice(3);
    },
    { text, rounds },
  );
  results[`keystroke.${tokens}`] = summarize(times, 'ms');
}

/** The worker's run, a bare session's and a native session's, in turns. */
async function runs(page) {
  const text = await textOf(page, 32);
  const sourceIds = await page.evaluate(async (text) => {
    await window.headlight.run({ text });
    return window.headlight.tokens().source.map(({ id }) => id);
  }, text);
  const options = {
    layers: manifest.sites[0].layers,
    start: manifest.specialTokens.start,
    end: manifest.specialTokens.end,
    limit: manifest.limits.target,
  };
  const assets = readdirSync(join(dist, 'assets'));
  const models = ['model', 'decode'].map(
    (name) => `/assets/${assets.find((file) => file.startsWith(`${name}-`) && file.endsWith('.onnx'))}`,
  );
  await page.evaluate(async (models) => {
    const worker = new Worker('/bench/bare-worker.mjs', { type: 'module' });
    window.bareCall = (data) =>
      new Promise((resolve, reject) => {
        worker.onmessage = (event) => resolve(event.data);
        worker.onerror = reject;
        worker.postMessage(data);
      });
    await window.bareCall({ open: models });
  }, models);
  const native = await openNative(folder, sourceIds, options);
  const ours = [];
  const bare = [];
  const natives = [];
  // Each begins when the page is at rest: the painting of the run before would share the cores with it.
  const rest = () => new Promise((resolve) => setTimeout(resolve, 100));
  for (let round = 0; round < rounds + 3; round += 1) {
    await rest();
    ours.push(
      await page.evaluate(async (text) => (await window.headlight.run({ text })).elapsedMs.total, text),
    );
    await rest();
    bare.push(await page.evaluate(async (data) => (await window.bareCall(data)).ms, { sourceIds, options }));
    await rest();
    if (native) natives.push(await native());
  }
  const warm = (times) => summarize(times.slice(3), 'ms');
  results[`run.${MODEL}.wasm.32`] = against(warm(ours), warm(bare));
  if (native) results[`run.${MODEL}.wasm.32.native`] = against(warm(ours), warm(natives));
}
