// How long the head grid takes to show attention that was computed elsewhere, against the bare cost of the same cells.

/**
 * Milliseconds of `runs` rounds, after one that warms the compiler up:
 * - `paint`: from `headlight.show` to the moment when every head is painted (`data-painted-run` of the grid's canvas);
 * - `floor`: the same weights coloured through a palette, one pixel a weight, and put on one new canvas, in the same page
 *   and in turn with the paints;
 * - `longestTask`: the longest task of the main thread from `show` until all is at rest; 0 when none was over 50 ms,
 *   which is where browsers begin to report.
 *
 * @param {import('@playwright/test').Page} page a page on which Headlight is ready
 * @param {{ layers: number, heads: number, tokens: number, runs: number }} options
 * @returns {Promise<Record<'paint' | 'floor' | 'longestTask', number[]>>}
 */
export async function benchGrid(page, { layers, heads, tokens, runs }) {
  const rounds = (await page.evaluate(measureRounds, { layers, heads, tokens, runs: runs + 1 })).slice(1);
  return {
    paint: rounds.map(({ paintMs }) => paintMs),
    floor: rounds.map(({ floorMs }) => floorMs),
    longestTask: rounds.map(({ longestTaskMs }) => longestTaskMs),
  };
}

/** Runs in the page. */
async function measureRounds({ layers, heads, tokens, runs }) {
  const attentions = Array.from({ length: layers }, (_, layer) => ({
    site: 'encoder',
    layer,
    heads,
    queries: tokens,
    keys: tokens,
    data: randomRows(layer + 1, heads * tokens),
  }));
  const source = Array.from({ length: tokens }, (_, at) => `w${at}`);
  const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  const palette = Uint32Array.from({ length: 257 }, (_, at) => 0xff000000 + at * 0x010101);

  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });

  const results = [];
  for (let round = 0; round < runs; round += 1) {
    await rest(150);
    const floorMs = floor();
    await rest(150);
    tasks.length = 0;
    const painted = new Promise((resolve) => {
      const mutations = new MutationObserver(() => {
        mutations.disconnect();
        resolve(performance.now());
      });
      mutations.observe(document.body, { subtree: true, attributeFilter: ['data-painted-run'] });
    });
    const begun = performance.now();
    const shown = window.headlight.show({ tokens: { source }, attentions, name: 'bench' });
    const paintMs = (await painted) - begun;
    await shown;
    await rest(400);
    const longestTaskMs = Math.max(
      0,
      ...tasks.filter(({ startTime }) => startTime >= begun - 1).map(({ duration }) => duration),
    );
    results.push({ paintMs, floorMs, longestTaskMs });
  }
  observer.disconnect();
  return results;

  function floor() {
    const begun = performance.now();
    const canvas = document.createElement('canvas');
    canvas.width = heads * tokens;
    canvas.height = layers * tokens;
    const context = canvas.getContext('2d');
    const image = context.createImageData(canvas.width, canvas.height);
    const pixels = new Uint32Array(image.data.buffer);
    for (const { layer, data } of attentions) colorLayer(pixels, layer, data);
    context.putImageData(image, 0, 0);
    const ms = performance.now() - begun;
    // Gives the canvas's memory back at once.
    canvas.width = 0;
    return ms;
  }

  function colorLayer(pixels, layer, data) {
    for (let head = 0; head < heads; head += 1) {
      for (let query = 0; query < tokens; query += 1) {
        const from = (head * tokens + query) * tokens;
        const to = (layer * tokens + query) * heads * tokens + head * tokens;
        for (let key = 0; key < tokens; key += 1) {
          pixels[to + key] = palette[(data[from + key] * 255 + 0.5) | 0];
        }
      }
    }
  }

  /** Rows that sum to 1: noise, and a diagonal that is stronger. */
  function randomRows(seed, rows) {
    const data = new Float32Array(rows * tokens);
    let state = seed;
    for (let row = 0; row < rows; row += 1) {
      let sum = 0;
      for (let key = 0; key < tokens; key += 1) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        const near = Math.abs(key - (row % tokens)) < 2 ? tokens / 8 : 0;
        sum += data[row * tokens + key] = (state / 2 ** 32) ** 2 + near;
      }
      for (let key = 0; key < tokens; key += 1) data[row * tokens + key] /= sum;
    }
    return data;
  }
}
