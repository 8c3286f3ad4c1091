import type { SiteShape } from './head.ts';

/** Layers [first, last] of every site. */
export interface LayerRange {
  readonly first: number;
  readonly last: number;
}

/** Tokens of a pass: an encoder's, and a decoder's; 0 where a model has none. */
export interface PassLengths {
  readonly source: number;
  readonly target: number;
}

/** Attention above this is not fetched unasked: 512 MB. */
export const DEFAULT_BUDGET_BYTES = 512_000_000;

/** A weight is a float32. */
const WEIGHT_BYTES = 4;

export function isWanted(layer: number, wanted: LayerRange | undefined): boolean {
  return !wanted || (layer >= wanted.first && layer <= wanted.last);
}

/** Bytes of all weights that a pass yields: Σ layers · heads · queries · keys · 4 over the sites. */
export function attentionBytes(
  sites: readonly SiteShape[],
  lengths: PassLengths,
  wanted?: LayerRange,
): number {
  return sites.reduce((sum, shape) => sum + layersWithin(shape, wanted) * layerBytes(shape, lengths), 0);
}

/** How a pass can be made to fit. */
export interface MemoryOffer {
  /** The most tokens a side at which all layers fit; 0 where not even one does. */
  readonly tokens: number;
  /** How many layers of every site fit at the whole length; 0 where not even one does. */
  readonly layers: number;
}

/** What fits into a budget: fewer tokens of all layers, or fewer layers of all tokens. */
export function memoryOffer(
  sites: readonly SiteShape[],
  lengths: PassLengths,
  budgetBytes: number,
): MemoryOffer {
  const most = Math.max(lengths.source, lengths.target);
  const cut = (tokens: number): PassLengths => ({
    source: Math.min(lengths.source, tokens),
    target: Math.min(lengths.target, tokens),
  });
  const layers = Math.max(0, ...sites.map((site) => site.layers));
  return {
    tokens: largestWithin(most, (tokens) => attentionBytes(sites, cut(tokens), undefined) <= budgetBytes),
    layers: largestWithin(
      layers,
      (count) => attentionBytes(sites, lengths, { first: 0, last: count - 1 }) <= budgetBytes,
    ),
  };
}

function layersWithin({ layers }: SiteShape, wanted: LayerRange | undefined): number {
  if (!wanted) return layers;
  return Math.max(0, Math.min(wanted.last, layers - 1) - Math.max(wanted.first, 0) + 1);
}

function layerBytes({ site, heads }: SiteShape, { source, target }: PassLengths): number {
  const queries = site === 'encoder' ? source : target;
  const keys = site === 'decoder' ? target : source;
  return heads * queries * keys * WEIGHT_BYTES;
}

/** The largest number from 0 to `most` for which `fits` holds; `fits` holds below it too. */
function largestWithin(most: number, fits: (count: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
