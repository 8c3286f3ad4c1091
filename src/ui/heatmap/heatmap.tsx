import { type PointerEvent, useLayoutEffect, useMemo, useRef } from 'react';
import type { Site } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { getPalette } from '../../render/color/palette.ts';
import { hitHeatmap } from '../../render/heatmap/heatmap-hit.ts';
import { layoutHeatmap } from '../../render/heatmap/heatmap-layout.ts';
import { paintHeatmap } from '../../render/heatmap/heatmap-paint.ts';
import { NO_HOVER } from '../../state/hover-store.ts';
import { endHover } from '../hover-handlers.ts';
import { useApp, useStores } from '../stores.tsx';
import { widestText } from '../text-width.ts';
import { AxisLabels } from './axis-labels.tsx';
import { Crosshair } from './crosshair.tsx';
import { useCellKeys } from './use-cell-keys.ts';
import type { HeadMatrix } from './use-head-matrix.ts';

/** The text beside the matrix, where there is room for both, in CSS pixels. */
const SIDE_WIDTH = 300;
/** Of axis labels, in CSS pixels; the same in heatmap-card.css. */
const LABEL_FONT_SIZE = 13;
const LABEL_HEIGHT = 14;

interface HeatmapProps {
  readonly runId: number;
  readonly site: Site;
  readonly head: HeadMatrix;
  readonly name: string;
  /** Room for the whole card's body, in CSS pixels. */
  readonly width: number;
}

/** The matrix as a picture: React gives labels and focus, the cells are painted into a canvas. */
export function Heatmap({ runId, site, head, name, width }: HeatmapProps) {
  const { app, hover } = useStores();
  const scale = useApp((state) => state.scale);
  const theme = useApp((state) => state.theme);
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const { matrix, queries, keys, axes } = head;
  const besides = width > 620 ? SIDE_WIDTH : 0;
  const labels = useMemo(() => {
    const widest = (tokens: typeof queries, most: number) =>
      widestText(
        tokens.map(({ text }) => text),
        LABEL_FONT_SIZE,
        24,
        most,
      ) + 14;
    return { left: widest(queries, 110), top: widest(keys, 90) };
  }, [queries, keys]);
  const layout = useMemo(
    () =>
      layoutHeatmap({
        queries: matrix.queries,
        keys: matrix.keys,
        width: Math.max(0, width - labels.left - besides),
        height: roomHeight(matrix.queries, besides === 0),
        devicePixelRatio: window.devicePixelRatio,
        labelHeight: LABEL_HEIGHT,
      }),
    [matrix, width, besides, labels],
  );

  useLayoutEffect(() => {
    const canvas = canvasRef.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    canvas.width = layout.canvasWidth;
    canvas.height = layout.canvasHeight;
    paintHeatmap(context, layout, matrix, getPalette(theme), scale === 'row' ? 'linear' : scale);
    app.getState().markPainted(runId);
  }, [app, runId, layout, matrix, theme, scale]);

  const onKeyDown = useCellKeys(site, layout);
  const hoverCell = ({ nativeEvent: { offsetX, offsetY } }: PointerEvent) => {
    const cell = hitHeatmap(layout, offsetX, offsetY);
    hover.setState(cell ? { kind: 'cell', site, ...cell } : NO_HOVER, true);
  };

  return (
    <div
      className="heatmap"
      style={
        { '--row-labels': `${labels.left}px`, '--column-labels': `${labels.top}px` } as React.CSSProperties
      }
    >
      <span className="axis-names">{t('heatmap.orientation')}</span>
      <AxisLabels side="top" axis={axes.keys} tokens={keys} cell={layout.cell} stride={layout.tickStride} />
      <AxisLabels
        side="left"
        axis={axes.queries}
        tokens={queries}
        cell={layout.cell}
        stride={layout.tickStride}
      />
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: arrow keys move through the cells */}
      <div
        className="plot"
        role="application"
        aria-label={t('heatmap.label', { head: name, queries: matrix.queries, keys: matrix.keys })}
        tabIndex={0}
        style={{ width: layout.width, height: layout.height }}
        onKeyDown={onKeyDown}
        onPointerDown={hoverCell}
        onPointerMove={hoverCell}
        onPointerLeave={(event) => endHover(hover, event)}
        onBlur={() => hover.setState(NO_HOVER, true)}
      >
        <canvas
          ref={canvasRef}
          data-testid="heatmap"
          data-run={runId}
          style={{ width: layout.width, height: layout.height }}
        />
        <Crosshair site={site} layout={layout} />
      </div>
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: arrow keys move through the cells */}
    </div>
  );
}

/**
 * Room for the rows, in CSS pixels: what the window leaves under the rest of the page, but never less
 * than rows that can be read; stacked under each other, as much as square cells need.
 */
function roomHeight(queries: number, stacked: boolean): number {
  const left = stacked ? 760 : window.innerHeight - 640;
  return Math.min(760, Math.max(queries * 14, Math.min(queries * 28, left)));
}
