import { t } from '../../i18n/translate.ts';
import type { HeatmapSight } from '../../render/heatmap/heatmap-picture.ts';

/** What part of the matrix is in the plot; rows and columns are counted from 1. */
export function sightText({ view, axes, cells }: HeatmapSight): string {
  const size = { queries: axes.rows.count, keys: axes.columns.count };
  if (view.k <= 1) return t('heatmap.zoom.whole', size);
  return t('heatmap.zoom.part', {
    ...size,
    zoom: view.k.toFixed(1),
    rowFrom: cells.queries.start + 1,
    rowTo: cells.queries.end,
    columnFrom: cells.keys.start + 1,
    columnTo: cells.keys.end,
  });
}

/** Said while several weights share a pixel; empty otherwise. */
export function pooledText({ pooled }: HeatmapSight): string {
  return pooled.queries > 1 || pooled.keys > 1 ? t('heatmap.zoom.pooled', pooled) : '';
}
