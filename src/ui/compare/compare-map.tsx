import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { t } from '../../i18n/translate.ts';
import { createPixelCanvas } from '../../render/heatmap/pixel-canvas.ts';
import { hitPlot, type PlotLayout, plotAxes } from '../../render/heatmap/plot-layout.ts';
import type { MapSide } from './linked-cells.ts';
import { MapCrosshair } from './map-crosshair.tsx';
import { type MapItem, MapLabels } from './map-labels.tsx';
import { nextPlace } from './next-place.ts';
import type { LinkedHover } from './use-linked-hover.ts';
import type { FillMap } from './weights-fill.ts';

interface CompareMapProps {
  readonly side: MapSide;
  readonly name: string;
  readonly layout: PlotLayout;
  readonly queries: readonly MapItem[];
  readonly keys: readonly MapItem[];
  readonly fill: FillMap;
  readonly linked: LinkedHover;
  /** What a click or Enter on a cell does. */
  readonly onChoose?: ((cell: { query: number; key: number }) => void) | undefined;
}

/** One of the maps: labels and focus from React, cells painted into a canvas. */
export function CompareMap({ side, name, layout, queries, keys, fill, linked, onChoose }: CompareMapProps) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const axes = useMemo(() => plotAxes(layout), [layout]);
  useLayoutEffect(() => {
    if (!canvasRef.current) return;
    const canvas = createPixelCanvas(canvasRef.current);
    canvas.resize({ width: layout.canvasWidth, height: layout.canvasHeight }, layout);
    canvas.paint((grid) => fill(grid, axes));
  }, [layout, axes, fill]);
  const onPointer = (event: PointerEvent) => {
    const { offsetX, offsetY } = event.nativeEvent;
    const cell = hitPlot(axes, offsetX, offsetY);
    if (cell) linked.point(side, cell);
    if (cell && event.type === 'pointerdown') onChoose?.(cell);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const lit = linked.store.getState()[side];
    const next = nextPlace(lit, event.key, layout);
    if (next) {
      event.preventDefault();
      linked.point(side, next);
    } else if (event.key === 'Enter' && lit.query !== undefined && lit.key !== undefined) {
      onChoose?.({ query: lit.query, key: lit.key });
    }
  };
  return (
    <div className="map">
      <MapLabels place="top" side={side} items={keys} axis={axes.columns} linked={linked} />
      <MapLabels place="left" side={side} items={queries} axis={axes.rows} linked={linked} />
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: arrow keys move through the cells */}
      <div
        className="map-plot"
        role="application"
        aria-label={t('compare.map', {
          side: t(`compare.side.${side}`),
          name,
          queries: layout.queries,
          keys: layout.keys,
        })}
        tabIndex={0}
        style={{ width: layout.width, height: layout.height }}
        onKeyDown={onKeyDown}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        onPointerLeave={(event) => event.pointerType !== 'touch' && linked.clear()}
        onBlur={linked.clear}
      >
        <canvas ref={canvasRef} data-testid={`compare-${side}`} />
        <MapCrosshair side={side} layout={layout} linked={linked} />
      </div>
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: arrow keys move through the cells */}
    </div>
  );
}
