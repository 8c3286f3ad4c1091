import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { StrongestEdges } from '../../math/strongest-edges.ts';
import type { ArcPicture, EdgePlace } from '../../render/arcs/arc-picture.ts';
import { drawEdges } from '../../render/arcs/draw-edges.ts';
import { edgeLabels } from '../../render/arcs/edge-labels.ts';
import { headShift } from '../../render/arcs/head-shift.ts';
import { type EdgeLists, type LitEdge, listByPlaces, litEdges } from '../../render/arcs/lit-edges.ts';
import { type EdgeElement, paintEdges } from '../../render/arcs/paint-edges.ts';
import { paintLabels, paintLit } from '../../render/arcs/paint-lit.ts';
import type { Hover } from '../../state/hover-store.ts';
import { useStores } from '../stores.tsx';
import { litPlaces, litTokens, type Side } from './lit-places.ts';
import type { ArcData } from './use-arc-data.ts';

/** The parts that are painted and lit without React. */
export interface EdgeLayer {
  readonly root: RefObject<HTMLDivElement | null>;
  /** All edges; they fade while something is pointed at. */
  readonly edges: RefObject<SVGSVGElement | null>;
  /** The lit ones once more, over the faded ones. */
  readonly lit: RefObject<SVGGElement | null>;
  readonly labels: RefObject<SVGGElement | null>;
  /** Which copy of a token the pointer is on, here. */
  readonly side: RefObject<Side>;
  readonly find: (element: Element) => EdgeElement | undefined;
}

/** Paints edges when they change, and lights them while something is pointed at, here or elsewhere on the page. */
export function useEdgeLayer(data: ArcData, picture: ArcPicture, strongest: StrongestEdges): EdgeLayer {
  const { hover } = useStores();
  const root = useRef<HTMLDivElement>(null);
  const edges = useRef<SVGSVGElement>(null);
  const lit = useRef<SVGGElement>(null);
  const labels = useRef<SVGGElement>(null);
  const side = useRef<Side>(undefined);
  const byElement = useRef<ReadonlyMap<Element, EdgeElement>>(new Map());
  useLayoutEffect(() => {
    const nodes = { root: root.current, edges: edges.current, lit: lit.current, labels: labels.current };
    if (!nodes.root || !nodes.edges || !nodes.lit || !nodes.labels) return;
    const { queries, keys } = data;
    const placeOf = ({ query, key }: EdgePlace) => ({
      query: queries.items[query]?.start ?? 0,
      key: keys.items[key]?.start ?? 0,
    });
    const heads = data.heads.map(({ key, name, color }, index) => {
      const shift = headShift(index, data.heads.length);
      const own = strongest.edges[index] ?? [];
      return { key, name, color, edges: drawEdges(own, (edge) => picture.path(edge, shift)) };
    });
    const painted = paintEdges(nodes.edges, heads, placeOf);
    byElement.current = new Map(painted.map((one) => [one.element, one]));
    const lists = listByPlaces(painted);
    return startLighting({ ...nodes, lists, data, picture, side } as Lighting, hover);
  }, [data, picture, strongest, hover]);
  const find = useRef((element: Element) => byElement.current.get(element)).current;
  return { root, edges, lit, labels, side, find };
}

interface Lighting {
  readonly root: HTMLElement;
  readonly edges: SVGElement;
  readonly lit: SVGGElement;
  readonly labels: SVGGElement;
  readonly lists: EdgeLists<EdgeElement>;
  readonly data: ArcData;
  readonly picture: ArcPicture;
  readonly side: RefObject<Side>;
}

interface HoverSource {
  getState(): Hover;
  subscribe(listener: (hover: Hover) => void): () => void;
}

function startLighting(lighting: Lighting, hover: HoverSource): () => void {
  const { root, edges, lit, labels, lists, data, picture, side } = lighting;
  let alight: Element[] = [];
  const putOut = () => {
    for (const element of alight) element.classList.remove('is-lit');
    alight = [];
  };
  const light = (state: Hover) => {
    putOut();
    const places = litPlaces(data, state, side.current);
    const found: LitEdge<EdgeElement>[] = places ? litEdges(lists, places) : [];
    edges.classList.toggle('has-lit', places !== undefined);
    paintLit(
      lit,
      found.map(({ item }) => item),
    );
    const labelled = found.map(({ item, labelAt }) => ({ edge: item.edge, labelAt, color: item.head.color }));
    paintLabels(labels, edgeLabels(picture, labelled), data.heads.length > 1);
    const names = new Set([...litTokens(data.queries, state), ...litTokens(data.keys, state)]);
    const tokens = [...names].flatMap((name) => [...root.querySelectorAll(`[data-token="${name}"]`)]);
    alight = [...found.map(({ item }) => item.element), ...tokens];
    for (const element of alight) element.classList.add('is-lit');
  };
  light(hover.getState());
  const stop = hover.subscribe(light);
  return () => {
    stop();
    putOut();
  };
}
