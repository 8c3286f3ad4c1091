import type { HeadRef, SiteShape } from '../../core/head.ts';

/**
 * The head that an arrow key leads to: left and right within a layer, up and down through the layers
 * and on into the neighbouring site. Undefined for other keys and at the borders.
 */
export function nextHead(sites: readonly SiteShape[], from: HeadRef, key: string): HeadRef | undefined {
  const at = sites.findIndex(({ site }) => site === from.site);
  const here = sites[at];
  if (!here) return undefined;
  switch (key) {
    case 'ArrowLeft':
      return from.head > 0 ? { ...from, head: from.head - 1 } : undefined;
    case 'ArrowRight':
      return from.head < here.heads - 1 ? { ...from, head: from.head + 1 } : undefined;
    case 'ArrowUp':
      return from.layer > 0 ? { ...from, layer: from.layer - 1 } : entering(sites[at - 1], from, 'end');
    case 'ArrowDown':
      return from.layer < here.layers - 1
        ? { ...from, layer: from.layer + 1 }
        : entering(sites[at + 1], from, 'start');
    default:
      return undefined;
  }
}

function entering(shape: SiteShape | undefined, from: HeadRef, side: 'start' | 'end'): HeadRef | undefined {
  if (!shape) return undefined;
  return {
    site: shape.site,
    layer: side === 'start' ? 0 : shape.layers - 1,
    head: Math.min(from.head, shape.heads - 1),
  };
}
