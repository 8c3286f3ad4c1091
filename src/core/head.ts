/** Where attention happens: inside the source, inside the target, or from target to source. */
export type Site = 'encoder' | 'decoder' | 'cross';

/** One attention head; `layer` and `head` count from 0, in code, in links and on screen. */
export interface HeadRef {
  readonly site: Site;
  readonly layer: number;
  readonly head: number;
}

/** Layers and heads of one site. */
export interface SiteShape {
  readonly site: Site;
  readonly layers: number;
  readonly heads: number;
}

/** Stable text form, for keys and links: `cross.1.0`. */
export function headKey({ site, layer, head }: HeadRef): string {
  return `${site}.${layer}.${head}`;
}

/** The name on screen: `L1 H0`. The site is said separately. */
export function headName({ layer, head }: HeadRef): string {
  return `L${layer} H${head}`;
}

export function sameHead(a: HeadRef, b: HeadRef): boolean {
  return a.site === b.site && a.layer === b.layer && a.head === b.head;
}

/** Every head in reading order: site by site, layer by layer. */
export function allHeads(sites: readonly SiteShape[]): HeadRef[] {
  return sites.flatMap(({ site, layers, heads }) =>
    Array.from({ length: layers * heads }, (_, index) => ({
      site,
      layer: Math.floor(index / heads),
      head: index % heads,
    })),
  );
}
