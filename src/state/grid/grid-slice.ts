import type { HeadRef, Site } from '../../core/head.ts';
import type { LabelName } from '../../core/head-label.ts';
import type { TextMeasure } from '../../core/measure.ts';
import type { SetSlice } from '../set-slice.ts';

/** What stands together in the grid: the heads of a layer, all of a site, or those whose rows are alike. */
export const GRID_GROUPS = ['layer', 'site', 'similarity'] as const;
export type GridGrouping = (typeof GRID_GROUPS)[number];

/** Which heads stay: those that score at least so much on this text, or those that the battery gave a name. */
export type GridFilter =
  | { readonly kind: 'least'; readonly measure: TextMeasure; readonly least: number }
  | { readonly kind: 'label'; readonly label: LabelName };

/** Which heads the grid shows, and where. */
export interface GridOrder {
  /** The model's own order, or a measure of this text, largest first, within each group. */
  readonly sort: 'model' | TextMeasure;
  readonly group: GridGrouping;
  readonly filter: GridFilter | undefined;
}

export const MODEL_ORDER: GridOrder = { sort: 'model', group: 'layer', filter: undefined };

/** Groups of heads of one site that look alike on a run's text. */
export interface SiteClusters {
  /** Two heads or more each, the largest first. */
  readonly alike: readonly (readonly HeadRef[])[];
  /** Heads that are like no other. */
  readonly alone: readonly HeadRef[];
  /** Rows and groups of keys that were compared, and how many there are: equal when nothing was left out. */
  readonly rows: number;
  readonly ofRows: number;
  readonly keys: number;
  readonly ofKeys: number;
}

export interface HeadClusters {
  readonly runId: number;
  readonly sites: Readonly<Partial<Record<Site, SiteClusters>>>;
}

/** Means over the heads of a layer (see `rowFocus`). */
export interface LayerSummary {
  readonly strongest: number;
  readonly parked: number;
}

export interface LayerSummaries {
  readonly runId: number;
  /** By `layerKey`. */
  readonly layers: ReadonlyMap<string, LayerSummary>;
}

export interface GridSlice {
  readonly gridOrder: GridOrder;
  /** The grid spans the page, with large pictures. */
  readonly gridLarge: boolean;
  /** The run whose heads are all painted. */
  readonly gridPaintedRunId: number;
  readonly headClusters: HeadClusters | undefined;
  readonly layerSummaries: LayerSummaries | undefined;
  setGridOrder(change: Partial<GridOrder>): void;
  setGridLarge(gridLarge: boolean): void;
  markGridPainted(runId: number): void;
  setHeadClusters(headClusters: HeadClusters): void;
  setLayerSummaries(layerSummaries: LayerSummaries): void;
}

export function createGridSlice(set: SetSlice<GridSlice>): GridSlice {
  return {
    gridOrder: MODEL_ORDER,
    gridLarge: false,
    gridPaintedRunId: 0,
    headClusters: undefined,
    layerSummaries: undefined,
    setGridOrder: (change) => set(({ gridOrder }) => ({ gridOrder: { ...gridOrder, ...change } })),
    setGridLarge: (gridLarge) => set({ gridLarge }),
    markGridPainted: (gridPaintedRunId) => set({ gridPaintedRunId }),
    setHeadClusters: (headClusters) => set({ headClusters }),
    setLayerSummaries: (layerSummaries) => set({ layerSummaries }),
  };
}

/** `encoder.3` */
export function layerKey({ site, layer }: Pick<HeadRef, 'site' | 'layer'>): string {
  return `${site}.${layer}`;
}
