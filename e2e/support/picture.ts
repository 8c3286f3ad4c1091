import { expect, type Locator, type Page } from '@playwright/test';
import type { HeadRef, Site } from '../../src/core/head.ts';
import { getPalette, paletteColor } from '../../src/render/color/palette.ts';
import { type ColorScale, colorIndex } from '../../src/render/color/scale.ts';
import type { Theme } from '../../src/render/color/theme.ts';

export interface Tensor {
  readonly heads: number;
  readonly queries: number;
  readonly keys: number;
  /** Row-major [heads, queries, keys]; numbers are float32. */
  readonly data: readonly number[];
}

/** One layer's weights as the page's API gives them. */
export function readTensor(page: Page, site: Site, layer: number): Promise<Tensor> {
  return page.evaluate(
    (which) => {
      const tensor = window.headlight.attention(which);
      return { ...tensor, data: Array.from(tensor.data) };
    },
    { site, layer },
  );
}

export function weightAt({ queries, keys, data }: Tensor, head: number, query: number, key: number): number {
  const weight = data[(head * queries + query) * keys + key];
  if (weight === undefined) throw new RangeError(`no weight at ${head}, ${query}, ${key}`);
  return weight;
}

/** The chosen head: the one in the heatmap. */
export function focusOf(page: Page): Promise<HeadRef> {
  return page.evaluate(() => window.headlight.state().selection.focus);
}

export async function themeOf(page: Page): Promise<Theme> {
  return (await page.locator('html').getAttribute('data-theme')) === 'dark' ? 'dark' : 'light';
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
  /** `#rrggbb` of a device pixel. */
  colorAt(x: number, y: number): string;
}

/** Every pixel of a canvas. Read from a copy: the page's own canvas stays as fast as it was. */
export async function readCanvas(canvas: Locator): Promise<Picture> {
  const { width, height, url } = await canvas.evaluate(async (element) => {
    const { width, height } = element as HTMLCanvasElement;
    const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (!copy) throw new Error('no 2d context');
    copy.drawImage(element as HTMLCanvasElement, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    const reader = new FileReader();
    const read = new Promise((resolve) => {
      reader.onload = resolve;
    });
    reader.readAsDataURL(new Blob([data]));
    await read;
    return { width, height, url: String(reader.result) };
  });
  const bytes = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  const colorAt = (x: number, y: number) => {
    const at = (y * width + x) * 4;
    if (bytes[at + 3] !== 255) return `transparent at ${x}, ${y}`;
    return `#${bytes.subarray(at, at + 3).toString('hex')}`;
  };
  return { width, height, bytes, colorAt };
}

export function weightColor(weight: number, theme: Theme, scale: ColorScale): string {
  return paletteColor(getPalette(theme), colorIndex(weight, scale));
}

/** Every cell of the heatmap has exactly the colour of its weight; returns the weights that were looked at. */
export async function expectHeatmap(page: Page, scale: ColorScale = 'linear'): Promise<Tensor> {
  const { site, layer, head } = await focusOf(page);
  const tensor = await readTensor(page, site, layer);
  const theme = await themeOf(page);
  const picture = await readCanvas(page.getByTestId('heatmap'));
  const { queries, keys } = tensor;
  const wrong: string[] = [];
  for (let query = 0; query < queries; query += 1) {
    for (let key = 0; key < keys; key += 1) {
      const x = Math.floor(((key + 0.4) * picture.width) / keys);
      const y = Math.floor(((query + 0.4) * picture.height) / queries);
      const expected = weightColor(weightAt(tensor, head, query, key), theme, scale);
      const found = picture.colorAt(x, y);
      if (found !== expected) wrong.push(`row ${query}, column ${key}: ${found} instead of ${expected}`);
    }
  }
  expect(wrong, `${queries} × ${keys} cells of ${site} L${layer} H${head}`).toEqual([]);
  return tensor;
}

/** The chips of a sequence, marks left out, as one text without blanks and without what stands for them. */
export async function chipText(page: Page, sequence: 'source' | 'target'): Promise<string> {
  const chips = page.locator(`.token[data-token^="${sequence}."]:not(.is-special)`);
  return (await chips.allTextContents()).join('').replaceAll('␣', '');
}

/** A slow machine under load may take this long to open a model and run a long text. */
export const PATIENCE_MS = 20_000;

/** The picture follows: the source's tokens are those of this text. */
export async function expectSource(page: Page, text: string): Promise<void> {
  await expect
    .poll(() => chipText(page, 'source'), { message: text, timeout: PATIENCE_MS })
    .toBe(text.replaceAll(/\s/g, ''));
}

/** The texts along the two axes of a site's matrix; a cross row carries the token that is written there. */
export async function axisTokensOf(page: Page, site: Site): Promise<{ queries: string[]; keys: string[] }> {
  const tokens = await page.evaluate(() => window.headlight.tokens());
  const source = tokens.source.map(({ text }) => text);
  const target = tokens.target.map(({ text }) => text);
  if (site === 'encoder') return { queries: source, keys: source };
  if (site === 'decoder') return { queries: target.slice(0, -1), keys: target.slice(0, -1) };
  return { queries: target.slice(1), keys: source };
}

/** Moves the pointer into a cell of the heatmap. */
export async function hoverCell(
  page: Page,
  { queries, keys }: Pick<Tensor, 'queries' | 'keys'>,
  query: number,
  key: number,
): Promise<void> {
  const canvas = page.getByTestId('heatmap');
  await canvas.scrollIntoViewIfNeeded();
  const { width, height } = (await canvas.boundingBox()) ?? { width: 0, height: 0 };
  const position = { x: ((key + 0.5) * width) / keys, y: ((query + 0.5) * height) / queries };
  await page.locator('.plot').hover({ position });
}
