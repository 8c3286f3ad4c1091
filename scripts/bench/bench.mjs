// `npm run bench -- --json FILE [--only views,keystrokes]`: measures the built page in Chromium; prints a table, writes
// flat JSON.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
const { benchEdits } = await import('./edit.mjs');
const { openNative } = await import('./native.mjs');
const { against, summarize, table } = await import('./statistics.mjs');
const { benchArcs } = await import('./views/arcs.mjs');
const { benchGrid } = await import('./views/grid.mjs');
const { benchHeatmap } = await import('./views/heatmap.mjs');

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    rounds: { type: 'string', default: '20' },
    only: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const dist = join(root, 'dist');
const models = readdirSync(join(root, 'models'))
  .map((id) => join(root, 'models', id))
  .filter((folder) => existsSync(join(folder, 'manifest.json')))
  .map((folder) => ({ folder, ...JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) }));
/** Those of text: the others are not typed to. */
const readers = models.filter(({ picture }) => !picture);
/** The one that the page opens with. */
const FIRST = 'translate-en-fr';
/** Words are joined until a text has about so many tokens. */
const WORDS = 'The old man reads a book to his two children every evening before they go to bed .'.split(' ');

buildIfStale();
const server = await serve({
  port: 0,
  mounts: {
    '/bench/': join(root, 'scripts', 'bench'),
    '/models/': join(root, 'models'),
    '/ort/': join(root, 'node_modules', 'onnxruntime-web', 'dist'),
  },
});
const browser = await chromium.launch(launchOptions());
const results = {};

const PARTS = { starts: coldStarts, opens, switches, keystrokes, runs, views, edits };
const wanted = values.only?.split(',') ?? Object.keys(PARTS);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0)
  throw new Error(`--only knows ${Object.keys(PARTS).join(', ')}, not ${unknown.join(', ')}`);

try {
  for (const name of wanted) await PARTS[name]();
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

/** In a new worker, from the files that the first opening kept: another number of threads is another worker. */
async function opens() {
  const page = await newPage();
  for (const { id } of models) {
    const times = [];
    for (let round = 0; round < rounds + 1; round += 1) {
      for (const threads of [2, 1]) {
        const options = { model: id, provider: 'wasm', threads };
        await page.evaluate((options) => window.headlight.open(options), options);
      }
      times.push(await page.evaluate(() => window.headlight.state().timings.open.total));
    }
    results[`open.${id}`] = summarize(times.slice(1), 'ms');
  }
  await page.close();
}

/** Back to a model that was open before: from the wish to the painted picture of its run. */
async function switches() {
  const page = await newPage();
  const ids = models.map(({ id }) => id);
  const times = Object.fromEntries(ids.map((id) => [id, []]));
  for (let round = 0; round < rounds + 1; round += 1) {
    for (const id of ids) {
      const options = { model: id, provider: 'wasm', threads: 1 };
      const ms = await page.evaluate(async (options) => {
        const begun = performance.now();
        await window.headlight.open(options);
        return performance.now() - begun;
      }, options);
      times[id].push(ms);
    }
  }
  for (const id of ids) results[`switch.${id}`] = summarize(times[id].slice(1), 'ms');
  await page.close();
}

/** A text of `count` tokens on the side that is typed, marks included. */
async function textOf(page, id, count) {
  await page.evaluate((model) => window.headlight.open({ model, provider: 'wasm', threads: 1 }), id);
  return page.evaluate(
    async ({ count, words }) => {
      let text = '';
      for (let at = 0; ; at += 1) {
        const next = `${text} ${words[at % words.length]}`.trim();
        await window.headlight.run({ text: next });
        const { source, target } = window.headlight.tokens();
        if ((source.length || target.length) > count) return text;
        text = next;
      }
    },
    { count, words: WORDS },
  );
}

async function keystrokes() {
  const page = await newPage();
  for (const tokens of [8, 32, 64]) await keystroke(page, FIRST, tokens);
  for (const { id } of readers) if (id !== FIRST) await keystroke(page, id, 32);
  await page.close();
}

/** From an input event in the text field to the frame after heatmap and grid show the new run; arcs stand with the heatmap. */
async function keystroke(page, id, tokens) {
  const text = await textOf(page, id, tokens);
  const times = await page.evaluate(
    async ({ text, rounds }) => {
      const field = document.getElementById('source-text');
      const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
      const times = [];
      for (let round = 0; round < rounds + 3; round += 1) {
        const heatmap = document.querySelector('[data-testid="heatmap"]');
        const before = heatmap.dataset.run;
        const isPainted = () =>
          heatmap.dataset.run !== before &&
          [...document.querySelectorAll('canvas[data-painted-run]')].every(
            ({ dataset }) => dataset.paintedRun === heatmap.dataset.run,
          );
        const painted = new Promise((resolve) => {
          const observer = new MutationObserver(() => {
            if (!isPainted()) return;
            observer.disconnect();
            resolve();
          });
          observer.observe(document.body, {
            subtree: true,
            attributeFilter: ['data-run', 'data-painted-run'],
          });
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
  const name = id === FIRST ? `keystroke.${tokens}` : `keystroke.${id}.${tokens}`;
  results[name] = summarize(times, 'ms');
}

async function runs() {
  for (const model of readers) await run(model);
}

/** The worker's run, a bare session's and a native session's, in turns. */
async function run({ id, folder, sites, specialTokens, limits, tasks, architecture }) {
  const page = await newPage();
  const text = await textOf(page, id, 32);
  const ids = await page.evaluate(async (text) => {
    await window.headlight.run({ text });
    const { source, target } = window.headlight.tokens();
    return (source.length > 0 ? source : target).map(({ id }) => id);
  }, text);
  const taps = sites.flatMap(({ site, layers }) =>
    Array.from({ length: layers }, (_, layer) => `${site}.${layer}.attention`),
  );
  const options = {
    layers: sites[0].layers,
    start: specialTokens.start,
    end: specialTokens.end,
    limit: limits.target,
    outputs: [architecture === 'encoder' ? `${tasks[0].task}.logits` : 'logits', ...taps],
  };
  const files = ['model.onnx', 'decode.onnx'].filter((file) => existsSync(join(folder, file)));
  await page.evaluate(
    async (files) => {
      const worker = new Worker('/bench/bare-worker.mjs', { type: 'module' });
      window.bareCall = (data) =>
        new Promise((resolve, reject) => {
          worker.onmessage = (event) => resolve(event.data);
          worker.onerror = reject;
          worker.postMessage(data);
        });
      await window.bareCall({ open: files });
    },
    files.map((file) => `/models/${id}/${file}`),
  );
  const native = await openNative(folder, ids, options);
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
    bare.push(await page.evaluate(async (data) => (await window.bareCall(data)).ms, { ids, options }));
    await rest();
    if (native) natives.push(await native());
  }
  const warm = (times) => summarize(times.slice(3), 'ms');
  results[`run.${id}.wasm.32`] = against(warm(ours), warm(bare));
  if (native) results[`run.${id}.wasm.32.native`] = against(warm(ours), warm(natives));
  await page.close();
}

/** Guests' files. */
async function edits() {
  Object.assign(results, await benchEdits());
}

/** Attention of 12 layers × 12 heads that was computed elsewhere, in the views of the page. */
async function views() {
  const shape = { layers: 12, heads: 12 };
  const page = await newPage();
  for (const tokens of [64, 128, 256, 512]) {
    const { paint, floor, longestTask } = await benchGrid(page, { ...shape, tokens, runs: rounds });
    const name = `12x12x${tokens}`;
    results[`grid.paint.${name}`] = against(summarize(paint, 'ms'), summarize(floor, 'ms'));
    results[`grid.longestTask.${name}`] = summarize(longestTask, 'ms');
  }
  for (const tokens of [256, 512]) {
    const times = await benchHeatmap(page, { ...shape, tokens, runs: rounds });
    for (const [what, all] of Object.entries(times)) {
      results[`heatmap.${what}.12x12x${tokens}`] = summarize(all, 'ms');
    }
  }
  const arcs = await benchArcs(page, { ...shape, tokens: 512, runs: rounds });
  for (const [what, all] of Object.entries(arcs)) results[`arcs.${what}.512`] = summarize(all, 'ms');
  results['heap.12x12x512'] = summarize([await heapBeyondTensors(page)], 'bytes');
  await page.close();
}

/** Bytes of the page's JavaScript heap with 12 × 12 × 512 on it, after a collection; typed arrays are not in it. */
async function heapBeyondTensors(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize;
}
