// How much script it takes to show another head, or to point at a token, where a text of many tokens is in the arcs.

/**
 * Milliseconds of script on the main thread in `runs` rounds, after three that warm the compiler up: from an event to the
 * end of the synchronous work and of the microtasks after it, in which React renders and the edges are painted. Every view
 * on the page answers to the same event, so these are the whole page's times, not the arcs' share of them; only `threshold`
 * is the arcs' alone, as nothing else shows the threshold. What the browser does afterwards (style, layout, paint) is
 * not script.
 *
 * - `switch`: a click on the thumbnail of another head;
 * - `hover`: the pointer comes onto another token of the arcs;
 * - `threshold`: the threshold is moved by a step.
 *
 * @param {import('@playwright/test').Page} page a page on which Headlight is ready
 * @param {{ tokens: number, runs: number, layers?: number, heads?: number, threshold?: number }} options
 *   `threshold` decides how many edges there are; by default the page's own
 * @returns {Promise<Record<'switch' | 'hover' | 'threshold', number[]>>}
 */
export async function benchArcs(page, { tokens, runs, layers = 12, heads = 12, threshold = 0.1 }) {
  const { edges: _, ...times } = await page.evaluate(measure, {
    tokens,
    runs: runs + 3,
    layers,
    heads,
    threshold,
  });
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, all.slice(3)]));
}

/** Runs in the page. */
async function measure({ tokens, runs, layers, heads, threshold }) {
  const attentions = Array.from({ length: layers }, (_, layer) => ({
    site: 'encoder',
    layer,
    heads,
    queries: tokens,
    keys: tokens,
    data: rows(layer + 1, heads * tokens),
  }));
  const source = Array.from({ length: tokens }, (_, at) => `word${at}`);
  await window.headlight.show({ tokens: { source }, attentions, name: 'bench' });
  const slider = document.querySelector('.arcs-card input[type="range"]');
  setThreshold(threshold);
  await rest();

  const switches = [];
  for (let round = 0; round < runs; round += 1) {
    const thumbnails = document.querySelectorAll('.thumbnail[data-head^="encoder."]');
    const thumbnail = thumbnails[(round * 7 + 1) % thumbnails.length];
    switches.push(await script(() => thumbnail.click()));
    await rest();
  }

  const hovers = [];
  const count = document.querySelectorAll('.arc-edges path').length;
  for (let round = 0; round < runs; round += 1) {
    const shown = document.querySelectorAll('.arcs-card .arc-token');
    const token = shown[(round * 7) % shown.length].querySelector('text');
    const event = new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' });
    hovers.push(await script(() => token.dispatchEvent(event)));
    await rest();
  }
  document
    .querySelector('.arcs')
    .dispatchEvent(new PointerEvent('pointerout', { bubbles: true, pointerType: 'mouse' }));

  const thresholds = [];
  for (let round = 0; round < runs; round += 1) {
    thresholds.push(await script(() => setThreshold(threshold + (round % 2) * 0.01)));
    await rest();
  }
  return { switch: switches, hover: hovers, threshold: thresholds, edges: count };

  async function script(act) {
    const begun = performance.now();
    act();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    return performance.now() - begun;
  }

  /** Two frames and a little more: what one round leaves behind is not the next one's. */
  async function rest() {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }

  function setThreshold(value) {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(slider, String(value));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** Rows that sum to 1: a few strong keys each, near, far and at the beginning, and noise. */
  function rows(seed, many) {
    const data = new Float32Array(many * tokens);
    let state = seed;
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    for (let row = 0; row < many; row += 1) {
      const query = row % tokens;
      const strong = new Set([0, query, Math.max(0, query - 1), Math.floor(random() * tokens)]);
      let sum = 0;
      for (let key = 0; key < tokens; key += 1) {
        const weight = random() ** 4 + (strong.has(key) ? tokens / 6 : 0);
        data[row * tokens + key] = weight;
        sum += weight;
      }
      for (let key = 0; key < tokens; key += 1) data[row * tokens + key] /= sum;
    }
    return data;
  }
}
