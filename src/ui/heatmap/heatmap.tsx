import { type RefObject, useCallback, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { Site } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { type Block, blockBox } from '../../render/heatmap/plot-layout.ts';
import { revealBlock, viewOfBlock } from '../../render/heatmap/zoom-view.ts';
import { litCell, NO_HOVER } from '../../state/hover-store.ts';
import type { ShownHead } from '../../state/shown-head.ts';
import { endHover } from '../hover-handlers.ts';
import { useApp, useStores } from '../stores.tsx';
import { AxisStrip } from './axis-strip.tsx';
import { cellBlock, findCell, type Place, placeOf } from './cursor.ts';
import { PlotTools } from './plot-tools.tsx';
import { type LastPlace, useCursor } from './use-cursor.ts';
import { useHeatmapDrawing } from './use-heatmap-drawing.ts';
import { useHeatmapPicture } from './use-heatmap-picture.ts';
import { usePlotKeys } from './use-plot-keys.ts';
import type { HeatmapRoom } from './use-plot-layout.ts';
import { usePlotPointer } from './use-plot-pointer.ts';
import './heatmap.css';

/** What the rest of the card asks of the picture. */
export interface HeatmapHandle {
  zoomTo(block: Block): void;
}

interface HeatmapProps {
  readonly runId: number;
  readonly site: Site;
  readonly shown: ShownHead;
  readonly name: string;
  readonly room: HeatmapRoom;
  readonly last: LastPlace;
  readonly block: Block | undefined;
  readonly onBlock: (block: Block | undefined) => void;
  readonly ref: RefObject<HeatmapHandle | null>;
}

/** The matrix as a picture: React gives structure and focus, everything that moves is drawn without it. */
export function Heatmap({ runId, site, shown, name, room, last, block, onBlock, ref }: HeatmapProps) {
  const { app, hover } = useStores();
  const root = useRef<HTMLDivElement>(null);
  const [selecting, setSelecting] = useState(false);
  const { layout, left, top } = room;
  const picture = useHeatmapPicture(shown, layout);
  const onPainted = useCallback(() => app.getState().markPainted(runId), [app, runId]);
  const { drawing, zoom } = useHeatmapDrawing(root, picture, selecting, onPainted);
  const heldPlace = useApp((state) => state.cell);
  const held = cellBlock(findCell(shown, heldPlace));

  useCursor(site, shown, last, (cursor) => drawing.current?.point(cursor));
  useLayoutEffect(() => drawing.current?.mark(held, block));
  useImperativeHandle(ref, () => ({ zoomTo: (to) => zoom.current?.to(viewOfBlock(layout, to)) }), [
    layout,
    zoom,
  ]);

  const axes = () => drawing.current?.axes();
  const hovered = (): Place | undefined => {
    const { query, key } = litCell(hover.getState(), site);
    return query === undefined || key === undefined ? undefined : findCell(shown, { query, key });
  };
  const setHover = (cell: Place | undefined) => {
    const place = placeOf(shown, cell);
    const now = litCell(hover.getState(), site);
    // A move within a cell changes nothing.
    if (place && hover.getState().kind === 'cell' && now.query === place.query && now.key === place.key)
      return;
    hover.setState(place ? { kind: 'cell', site, ...place } : NO_HOVER, true);
  };
  const choose = (cell: Place) => app.getState().setView({ cell: placeOf(shown, cell) });
  const selectBlock = (next: Block) => {
    setSelecting(false);
    onBlock(next);
  };
  const zoomBy = (factor: number) => {
    const at = hovered() ?? findCell(shown, heldPlace);
    const now = axes();
    const box = now && at && blockBox(now, cellBlock(at) as Block);
    const { width, height } = layout;
    zoom.current?.by(factor, box ? [box.x + box.width / 2, box.y + box.height / 2] : [width / 2, height / 2]);
  };
  const showAll = () => zoom.current?.to({ k: 1, x: 0, y: 0 });
  const pointer = usePlotPointer({
    axes,
    selecting,
    onHover: setHover,
    onChoose: choose,
    onDraft: (draft) => drawing.current?.mark(held, draft),
    onBlock: selectBlock,
  });
  const onKeyDown = usePlotKeys({
    queries: layout.queries,
    keys: layout.keys,
    cell: hovered,
    onMove: (cell) => {
      setHover(cell);
      const view = zoom.current?.view();
      if (view && view.k > 1) zoom.current?.to(revealBlock(layout, view, cellBlock(cell) as Block));
    },
    onChoose: choose,
    onBlock: selectBlock,
    onZoom: zoomBy,
    onShowAll: showAll,
    onEscape: () => {
      if (block || selecting) onBlock(undefined);
      else if (held) app.getState().setView({ cell: undefined });
      else return false;
      setSelecting(false);
      return true;
    },
  });

  return (
    <div
      className={`heatmap${shown.removed ? ' has-removed' : ''}`}
      ref={root}
      style={{ '--row-labels': `${left}px`, '--column-labels': `${top}px` } as React.CSSProperties}
    >
      <span className="axis-names">{t('heatmap.orientation')}</span>
      <AxisStrip side="top" shown={shown.keys} axis={() => axes()?.columns} />
      <AxisStrip side="left" shown={shown.queries} axis={() => axes()?.rows} />
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: arrow keys move through the cells */}
      <div
        className="plot"
        role="application"
        aria-label={t('heatmap.label', { head: name, queries: layout.queries, keys: layout.keys })}
        tabIndex={0}
        data-node="plot"
        data-selecting={selecting || undefined}
        style={{ width: layout.width, height: layout.height }}
        onKeyDown={onKeyDown}
        {...pointer}
        onDoubleClick={showAll}
        onPointerLeave={(event) => endHover(hover, event)}
        onBlur={() => hover.setState(NO_HOVER, true)}
      >
        <canvas data-node="canvas" data-testid="heatmap" data-run={runId} />
        <div className="held-mark" data-node="heldMark" />
        <div className="block-mark" data-node="blockMark" data-testid="block-mark" />
        <div className="crosshair" data-node="rowBand" />
        <div className="crosshair" data-node="columnBand" />
      </div>
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: arrow keys move through the cells */}
      <canvas className="removed-strip" data-node="removed" title={t('heatmap.removed.strip')} />
      <canvas className="column-profile" data-node="columnProfile" title={t('heatmap.profile.column.says')} />
      <canvas className="row-profile" data-node="rowProfile" title={t('heatmap.profile.row.says')} />
      <span className="strip-name of-row">{t('heatmap.profile.row')}</span>
      <span className="strip-name of-removed">{t('heatmap.removed.short')}</span>
      <span className="strip-name of-column">{t('heatmap.profile.column')}</span>
      <PlotTools selecting={selecting} onSelecting={setSelecting} onZoom={zoomBy} onShowAll={showAll} />
    </div>
  );
}
