import { type RefObject, useLayoutEffect, useRef } from 'react';
import {
  createHeatmapDrawing,
  type HeatmapDrawing,
  type HeatmapNodes,
} from '../../render/heatmap/heatmap-drawing.ts';
import type { HeatmapPicture, HeatmapSight } from '../../render/heatmap/heatmap-picture.ts';
import { attachZoom, type PlotZoom } from '../../render/heatmap/plot-zoom.ts';
import { pooledText, sightText } from './sight-text.ts';

/** The drawing and its zoom; both are there from the first effect on. */
export interface DrawnHeatmap {
  readonly drawing: RefObject<HeatmapDrawing | undefined>;
  readonly zoom: RefObject<PlotZoom | undefined>;
}

/**
 * Draws the picture into the elements of `root` that carry `data-node`, before the browser paints, and lets the reader
 * zoom. Another layout starts with the whole matrix; another head keeps the place.
 */
export function useHeatmapDrawing(
  root: RefObject<HTMLElement | null>,
  picture: HeatmapPicture,
  selecting: boolean,
  onPainted: () => void,
): DrawnHeatmap {
  const drawing = useRef<HeatmapDrawing>(undefined);
  const zoom = useRef<PlotZoom>(undefined);
  const isSelecting = useRef(selecting);
  const { layout } = picture;

  useLayoutEffect(() => {
    isSelecting.current = selecting;
  });

  useLayoutEffect(() => {
    if (!root.current) return;
    const nodes = nodesOf(root.current);
    drawing.current = createHeatmapDrawing(nodes, (sight) => writeSight(nodes, sight));
    return () => drawing.current?.end();
  }, [root]);

  useLayoutEffect(() => {
    const plot = root.current && nodesOf(root.current).plot;
    if (!plot) return;
    zoom.current = attachZoom(plot, {
      layout,
      onZoom: (view) => drawing.current?.zoomTo(view),
      mayDrag: (event) => !event.shiftKey && !isSelecting.current,
      mayWheel: (event) => event.ctrlKey || event.metaKey || plot.ownerDocument.activeElement === plot,
    });
    return () => zoom.current?.end();
  }, [root, layout]);

  useLayoutEffect(() => {
    drawing.current?.show(picture);
    onPainted();
  }, [picture, onPainted]);

  return { drawing, zoom };
}

interface AllNodes extends HeatmapNodes {
  readonly plot: HTMLElement;
  readonly sight: HTMLElement;
  readonly pooled: HTMLElement;
}

function nodesOf(root: HTMLElement): AllNodes {
  const found = [...root.querySelectorAll<HTMLElement>('[data-node]')];
  return Object.fromEntries(found.map((node) => [node.dataset.node, node])) as unknown as AllNodes;
}

function writeSight({ plot, sight, pooled }: AllNodes, seen: HeatmapSight): void {
  sight.textContent = sightText(seen);
  pooled.textContent = pooledText(seen);
  plot.toggleAttribute('data-zoomed', seen.view.k > 1);
}
