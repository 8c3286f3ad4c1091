import { useMemo } from 'react';
import { colorIndices } from '../../render/color/color-indices.ts';
import { getPalette } from '../../render/color/palette.ts';
import { colorIndex } from '../../render/color/scale.ts';
import type { HeatmapPicture } from '../../render/heatmap/heatmap-picture.ts';
import type { PlotLayout } from '../../render/heatmap/plot-layout.ts';
import type { ShownHead } from '../../state/shown-head.ts';
import { useApp } from '../stores.tsx';
import { axisItems } from './cursor.ts';

/** A shown head in the colours and on the scale that the reader chose. */
export function useHeatmapPicture(shown: ShownHead, layout: PlotLayout): HeatmapPicture {
  const scale = useApp((state) => state.scale);
  const theme = useApp((state) => state.theme);
  const { matrix, queries, keys, removed } = shown;
  const indices = useMemo(() => colorIndices(matrix, scale), [matrix, scale]);
  const labels = useMemo(() => ({ queries: axisItems(queries), keys: axisItems(keys) }), [queries, keys]);
  return useMemo(
    () => ({
      layout,
      devicePixelRatio: window.devicePixelRatio,
      indices,
      palette: getPalette(theme),
      ...labels,
      removed: removed && Uint16Array.from(removed, (mass) => colorIndex(mass, 'linear')),
    }),
    [layout, indices, theme, labels, removed],
  );
}
