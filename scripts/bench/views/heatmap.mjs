// How much script the heatmap takes to point at a cell, to show another head, and to zoom and move.

/**
 * Milliseconds of script on the main thread in `runs` rounds, after three that warm the compiler up. Script is taken with
 * `performance.now` around the event that the round dispatches: its handlers, the microtasks after them in which React
 * renders, and every animation frame callback that follows, timed one by one. The whole page answers to the same events,
 * so these are the page's times, not the heatmap's share of them. What the browser does afterwards (style, layout, raster)
 * is not script.
 *
 * - `hover`: the pointer comes onto another cell;
 * - `switch`: a click on the thumbnail of another head of any layer;
 * - `zoom`: one animation frame of zooming with the wheel or of dragging.
 *
 * @param {import('@playwright/test').Page} page a page on which Headlight is ready
 * @param {{ layers: number, heads: number, tokens: number, runs: number }} options
 * @returns {Promise<Record<'hover' | 'switch' | 'zoom', number[]>>}
 */
export async function benchHeatmap(page, { layers, heads, tokens, runs }) {
  const times = await page.evaluate(measure, { layers, heads, tokens, runs: runs + 3 });
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, all.slice(3)]));
}

/** Runs in the page. */
async function measure({ layers, heads, tokens, runs }) {
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

  const frame = window.requestAnimationFrame.bind(window);
  let inFrames = 0;
  window.requestAnimationFrame = (callback) =>
    frame((time) => {
      const begun = performance.now();
      callback(time);
      inFrames += performance.now() - begun;
    });
  const result = { hover: [], switch: [], zoom: [] };
  try {
    await rest();
    for (let round = 0; round < runs; round += 1) result.hover.push(await script(() => point(round)));
    for (let round = 0; round < runs; round += 1) {
      const thumbnails = document.querySelectorAll('.thumbnail[data-head^="encoder."]');
      const thumbnail = thumbnails[(round * 29 + 5) % thumbnails.length];
      result.switch.push(await script(() => thumbnail.click()));
    }
    // In by the wheel, across by dragging, and out again.
    for (let round = 0; round < runs; round += 1) result.zoom.push(await script(() => wheel(-100)));
    await script(() => mouse('mousedown', 0));
    for (let round = 1; round <= runs; round += 1) {
      result.zoom.push(await script(() => mouse('mousemove', round * 5)));
    }
    await script(() => mouse('mouseup', runs * 5));
    for (let round = 0; round < runs; round += 1) result.zoom.push(await script(() => wheel(100)));
  } finally {
    window.requestAnimationFrame = frame;
  }
  return result;

  /** Softmax-like rows: a few strong keys, many weak ones. */
  function rows(seed, count) {
    const data = new Float32Array(count * tokens);
    let state = seed;
    for (let row = 0; row < count; row += 1) {
      let sum = 0;
      for (let key = 0; key < tokens; key += 1) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        const weight = (state / 2 ** 32) ** 12;
        data[row * tokens + key] = weight;
        sum += weight;
      }
      for (let key = 0; key < tokens; key += 1) data[row * tokens + key] /= sum;
    }
    return data;
  }

  async function script(act) {
    inFrames = 0;
    const begun = performance.now();
    act();
    for (let at = 0; at < 10; at += 1) await null;
    const elapsed = performance.now() - begun;
    await rest();
    return elapsed + inFrames;
  }

  async function rest() {
    for (let at = 0; at < 3; at += 1) await new Promise((resolve) => frame(resolve));
    await new Promise((resolve) => setTimeout(resolve));
  }

  function point(round) {
    const plot = document.querySelector('.plot');
    const { left, top, width, height } = plot.getBoundingClientRect();
    const clientX = left + ((round * 37 + 11) % 97) * (width / 97);
    const clientY = top + ((round * 61 + 7) % 89) * (height / 89);
    const event = { bubbles: true, pointerType: 'mouse', clientX, clientY };
    plot.querySelector('canvas').dispatchEvent(new PointerEvent('pointermove', event));
  }

  function middleOf() {
    const { left, top, width, height } = document.querySelector('.plot').getBoundingClientRect();
    return { clientX: left + width / 2, clientY: top + height / 2 };
  }

  function wheel(deltaY) {
    const event = { bubbles: true, cancelable: true, ctrlKey: true, deltaY, ...middleOf() };
    document.querySelector('.plot canvas').dispatchEvent(new WheelEvent('wheel', event));
  }

  function mouse(type, moved) {
    const { clientX, clientY } = middleOf();
    const where = { clientX: clientX - moved, clientY: clientY - moved };
    const event = { bubbles: true, cancelable: true, button: 0, view: window, ...where };
    document.querySelector('.plot canvas').dispatchEvent(new MouseEvent(type, event));
  }
}
