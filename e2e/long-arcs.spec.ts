import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { edgeStyle } from '../src/render/arcs/edge-style.ts';
import { expect, openPage, test } from './support/test.ts';

const STYLES = ['Line', 'Rows', 'Columns'] as const;

test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await openPage(page);
});

for (const tokens of [16, 128, 512]) {
  test(`At ${tokens} tokens every weight over the threshold with an end in sight is an arc between its tokens`, async ({
    page,
  }) => {
    const head = await showMade(page, tokens);
    for (const style of STYLES) {
      await layout(page, style).click();
      for (const threshold of tokens === 512 ? [0.02] : [0.1, 0.02]) {
        await slider(page).fill(String(threshold));
        await expectArcs(page, head, threshold, `${style} at ${threshold}`);
      }
      if (tokens < 512) continue;
      const before = await page.locator('.arc-token').first().getAttribute('data-token');
      await page.locator('.arcs-scroll').evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
      await expect(page.locator('.arc-token').first()).not.toHaveAttribute('data-token', before ?? '');
      await expectArcs(page, head, 0.02, `${style}, scrolled`);
      await page.locator('.arcs-scroll').evaluate((element) => element.scrollTo(0, 0));
      await expect(page.locator('.arc-token').first()).toHaveAttribute('data-token', before ?? '');
    }
  });
}

test('Of each token at most so many arcs are drawn, the strongest', async ({ page }) => {
  const head = await showMade(page, 16);
  await slider(page).fill('0');
  await page.getByLabel('Arcs a token').selectOption('2');
  await expect(page.getByTestId('arcs-count')).toContainText('At most 2 a token and head.');
  const expected: string[] = [];
  for (let query = 0; query < 16; query += 1) {
    const keys = [...Array(16).keys()].sort((a, b) => weight(head, query, b) - weight(head, query, a));
    expected.push(...keys.slice(0, 2).map((key) => `${query} → ${key}`));
  }
  const { edges } = await drawn(page);
  expect(edges.map(({ query, key }) => `${query} → ${key}`).toSorted()).toEqual(expected.toSorted());
});

test('More arcs than can be drawn are counted, not dropped in silence', async ({ page }) => {
  const head = await showMade(page, 512);
  await slider(page).fill('0');
  const all = head.data.filter((one) => one > 0).length;
  const count = page.getByTestId('arcs-count');
  await expect(count).toContainText(`${all.toLocaleString('en')} arcs of 0.00 or more: 100 % of all weight.`);
  await expect(count).toContainText('Of these the 4,000 strongest are drawn;');
  await expect(page.locator('.arc-edges path')).toHaveCount(4000);
});

test('Where no weight is large enough, the strongest of every token are one click away', async ({ page }) => {
  await showMade(page, 16);
  await slider(page).fill('0.9');
  await page.getByRole('button', { name: 'Show the 3 strongest of every token' }).click();
  await expect(page.locator('.arc-edges path')).toHaveCount(16 * 3);
});

test('Pointing at a token lights its arcs over all others and writes their weights', async ({ page }) => {
  const head = await showMade(page, 16);
  await layout(page, 'Columns').click();
  await page.locator('.arc-token[data-side="query"][data-token="source.9"]').hover();
  const keys = [...Array(16).keys()].filter((key) => weight(head, 9, key) >= Math.fround(0.1));
  const written = keys.map((key) => weight(head, 9, key).toFixed(2));
  expect((await page.locator('.arc-labels text').allTextContents()).toSorted()).toEqual(written.toSorted());
  await expect(page.locator('.arc-lit path')).toHaveCount(keys.length);
  await expect(page.locator('.arc-edges path.is-lit')).toHaveCount(keys.length);
  await expect(page.locator('.arc-edges')).toHaveClass(/has-lit/);
  // At the other side the same token answers: other arcs.
  await page.locator('.arc-token[data-side="key"][data-token="source.9"]').hover();
  const queries = [...Array(16).keys()].filter((query) => weight(head, query, 9) >= Math.fround(0.1));
  await expect(page.locator('.arc-lit path')).toHaveCount(queries.length);
  await page.mouse.move(0, 0);
  await expect(page.locator('.arc-lit path')).toHaveCount(0);
  await expect(page.locator('.arc-edges')).not.toHaveClass(/has-lit/);
});

test('The list says the strongest weights, and lights them from the keyboard', async ({ page }) => {
  const head = await showMade(page, 16);
  await page.getByText('The strongest weights as a list').click();
  const items = page.locator('.arcs-list li');
  await expect(items).toHaveCount(20);
  const strongest = [...head.data].sort((a, b) => b - a).slice(0, 20);
  const numbers = (await items.allTextContents()).map((text) => text.trim().split(' ').at(-1));
  expect(numbers).toEqual(strongest.map((one) => one.toFixed(4)));
  await items.first().getByRole('button').focus();
  await expect(page.locator('.arc-edges path.is-lit')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(page.locator('.arc-edges path.is-lit')).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page }).include('.arcs-card').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

function layout(page: Page, style: (typeof STYLES)[number]): Locator {
  return page.locator('.arcs-card').getByRole('button', { name: style, exact: true });
}

function slider(page: Page): Locator {
  return page.locator('.arcs-card').getByRole('slider');
}

/** The weights of the chosen head, row-major [queries, keys]. */
interface MadeHead {
  readonly tokens: number;
  readonly data: Float32Array;
}

/** Attention made here: a few strong keys a row and noise; the head is chosen. */
async function showMade(page: Page, tokens: number): Promise<MadeHead> {
  await page.evaluate(async (count) => {
    const heads = 6;
    const data = new Float32Array(heads * count * count);
    let state = 5;
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    for (let row = 0; row < heads * count; row += 1) {
      const query = row % count;
      const strong = [0, Math.max(0, query - 1), Math.floor(random() * count), Math.floor(random() * count)];
      const weights = Array.from(
        { length: count },
        (_, key) => random() + (strong.includes(key) ? count / 6 : 0),
      );
      const sum = weights.reduce((total, one) => total + one, 0);
      data.set(
        weights.map((one) => one / sum),
        row * count,
      );
    }
    const tensor = { site: 'encoder', layer: 0, heads, queries: count, keys: count, data } as const;
    const source = Array.from({ length: count }, (_, at) => (at % 9 === 4 ? 'lengthy' : `w${at}`));
    await window.headlight.show({ tokens: { source }, attentions: [tensor], name: 'made' });
  }, tokens);
  await page.locator('.thumbnail[data-head="encoder.0.1"]').click();
  const base64 = await page.evaluate(async (count) => {
    const { data } = window.headlight.attention({ site: 'encoder', layer: 0 });
    const reader = new FileReader();
    const read = new Promise((resolve) => {
      reader.onload = resolve;
    });
    reader.readAsDataURL(new Blob([data.slice(count * count, 2 * count * count)]));
    await read;
    return String(reader.result).split(',')[1] ?? '';
  }, tokens);
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
  return { tokens, data: new Float32Array(bytes.buffer) };
}

function weight({ tokens, data }: MadeHead, query: number, key: number): number {
  return data[query * tokens + key] ?? Number.NaN;
}

interface DrawnArcs {
  readonly edges: readonly {
    readonly query: number;
    readonly key: number;
    readonly strokeWidth: number;
    readonly opacity: number;
    readonly start: readonly [number, number];
    readonly end: readonly [number, number];
  }[];
  /** Where the text of a token ends, by side; a line has one side. */
  readonly tokens: readonly {
    readonly place: number;
    readonly side: string;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }[];
}

/** What is on the page, in the coordinates of the drawing. */
function drawn(page: Page): Promise<DrawnArcs> {
  return page.evaluate(() => {
    const paths = [
      ...document.querySelectorAll<SVGPathElement>('.arc-edges g[data-head="encoder.0.1"] path'),
    ];
    const edges = paths.map((path) => {
      const numbers = (path.getAttribute('d')?.match(/-?[\d.]+/g) ?? []).map(Number);
      return {
        query: Number(path.dataset.query),
        key: Number(path.dataset.key),
        strokeWidth: Number(path.getAttribute('stroke-width')),
        opacity: Number(path.getAttribute('opacity')),
        start: [numbers[0] ?? 0, numbers[1] ?? 0] as const,
        end: [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0] as const,
      };
    });
    const groups = [...document.querySelectorAll<SVGGElement>('.arc-token')];
    const tokens = groups.map((group) => {
      const { x, y, width, height } = (group.querySelector('rect') as SVGRectElement).getBBox();
      const side = group.dataset.side ?? 'both';
      const place = Number(group.dataset.token?.split('.')[1]);
      return { place, side, left: x, right: x + width, top: y, bottom: y + height };
    });
    return { edges, tokens };
  });
}

async function expectArcs(page: Page, head: MadeHead, threshold: number, name: string): Promise<void> {
  await expect(page.getByText(`Hide weights under ${threshold.toFixed(2)}`)).toBeVisible();
  const { edges, tokens } = await drawn(page);
  const at = (side: 'query' | 'key') =>
    new Map(
      tokens.filter((token) => [side, 'both'].includes(token.side)).map((token) => [token.place, token]),
    );
  const [queries, keys] = [at('query'), at('key')];
  const expected: string[] = [];
  for (let query = 0; query < head.tokens; query += 1) {
    for (let key = 0; key < head.tokens; key += 1) {
      const inSight = queries.has(query) || keys.has(key);
      if (inSight && weight(head, query, key) >= Math.fround(threshold)) expected.push(`${query} → ${key}`);
    }
  }
  expect(expected.length, name).toBeGreaterThan(head.tokens / 8);
  expect(edges.map(({ query, key }) => `${query} → ${key}`).toSorted(), name).toEqual(expected.toSorted());

  const wrong: string[] = [];
  for (const { query, key, strokeWidth, opacity, start, end } of edges) {
    const style = edgeStyle(weight(head, query, key));
    if (Math.abs(style.strokeWidth - strokeWidth) > 0.001 || Math.abs(style.opacity - opacity) > 0.001)
      wrong.push(`${query} → ${key} is ${strokeWidth} wide, not ${style.strokeWidth}`);
    for (const [token, [x, y]] of [
      [queries.get(query), start],
      [keys.get(key), end],
    ] as const) {
      if (token && !touches(token, x, y)) wrong.push(`${query} → ${key} ends at ${x}, ${y}`);
    }
  }
  expect(wrong, name).toEqual([]);
}

/** At the middle of the upper or lower edge of a text, loops 4 px beside it; or beside a text in a column. */
function touches(token: DrawnArcs['tokens'][number], x: number, y: number): boolean {
  const center = (token.left + token.right) / 2;
  const level = Math.abs(y - token.top) < 0.02 || Math.abs(y - token.bottom) < 0.02;
  if (level && Math.abs(x - center) <= 4.02) return true;
  const beside = Math.min(Math.abs(x - token.right), Math.abs(x - token.left));
  return Math.abs(y - (token.top + token.bottom) / 2) < 0.02 && beside < 4;
}
