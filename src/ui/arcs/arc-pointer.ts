import type { PointerEvent } from 'react';
import type { Site } from '../../core/head.ts';
import type { SequenceName } from '../../core/token.ts';
import { t } from '../../i18n/translate.ts';
import { type Hover, type HoverStore, NO_HOVER } from '../../state/hover-store.ts';
import { endHover } from '../hover-handlers.ts';
import type { Side } from './lit-places.ts';
import type { ArcData } from './use-arc-data.ts';
import type { EdgeLayer } from './use-edge-layer.ts';

/** One pair of handlers for all tokens and edges of a picture. */
export function arcPointer(data: ArcData, { side, find }: EdgeLayer, store: HoverStore) {
  return {
    onPointerOver: (event: PointerEvent) => {
      const element = event.target as Element;
      const token = element.closest<SVGElement>('[data-token]');
      const cell = token ? undefined : edgeCell(element, data.site);
      if (cell) nameEdge(element, data, find);
      side.current = token ? (token.dataset.side as Side) : undefined;
      if (token) store.setState(tokenHover(token), true);
      else if (cell) store.setState(cell, true);
      else if (store.getState() !== NO_HOVER) endHover(store, event);
    },
    onPointerLeave: (event: PointerEvent) => {
      side.current = undefined;
      endHover(store, event);
    },
  };
}

/** The cell of the whole matrix that an edge stands for. */
export function edgeCell(element: Element, site: Site): Extract<Hover, { kind: 'cell' }> | undefined {
  const { query, key } = (element as SVGElement).dataset;
  if (query === undefined || key === undefined) return undefined;
  return { kind: 'cell', site, query: Number(query), key: Number(key) };
}

function tokenHover({ dataset }: SVGElement): Hover {
  const [sequence, index] = (dataset.token ?? '').split('.');
  return { kind: 'token', sequence: sequence as SequenceName, index: Number(index) };
}

/** Thousands of titles would double the picture: an edge gets its own when it is pointed at. */
function nameEdge(element: Element, { queries, keys }: ArcData, find: EdgeLayer['find']): void {
  const painted = find(element);
  if (!painted || element.firstChild) return;
  const { edge, head } = painted;
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.textContent = `${head.name}: ${t('heatmap.value', {
    query: queries.items[edge.query]?.text ?? '',
    key: keys.items[edge.key]?.text ?? '',
    weight: edge.weight.toFixed(4),
  })}`;
  element.append(title);
}
