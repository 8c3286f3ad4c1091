import { type MouseEvent, type PointerEvent, useRef } from 'react';
import { nearestItem } from '../../render/heatmap/axis-view.ts';
import { type Block, blockBetween, hitPlot, type PlotAxes } from '../../render/heatmap/plot-layout.ts';
import type { Place } from './cursor.ts';

interface PlotPointerOptions {
  /** As last painted. */
  readonly axes: () => PlotAxes | undefined;
  /** A press draws a block, with or without Shift. */
  readonly selecting: boolean;
  readonly onHover: (cell: Place | undefined) => void;
  readonly onChoose: (cell: Place) => void;
  /** While a block is drawn. */
  readonly onDraft: (block: Block) => void;
  readonly onBlock: (block: Block) => void;
}

/** Pointing at cells, choosing one with a click, drawing a block with Shift; cells are items of the picture. */
export function usePlotPointer(options: PlotPointerOptions) {
  const { axes, selecting, onHover, onChoose, onDraft, onBlock } = options;
  const from = useRef<Place>(undefined);
  const drew = useRef(false);

  const pointOf = (event: MouseEvent): readonly [number, number] => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  /** Read before anything is drawn: afterwards the browser would have to lay the page out for it. */
  const cellAt = (event: MouseEvent): Place | undefined => {
    const now = axes();
    return now && hitPlot(now, ...pointOf(event));
  };
  const drawnBlock = (event: PointerEvent): Block | undefined => {
    if (!from.current) return undefined;
    const now = axes();
    const [x, y] = pointOf(event);
    const [query, key] = now ? [nearestItem(now.rows, y), nearestItem(now.columns, x)] : [];
    if (query === undefined || key === undefined) return undefined;
    return blockBetween(from.current, { query, key });
  };

  return {
    onPointerDown(event: PointerEvent) {
      const cell = cellAt(event);
      drew.current = false;
      onHover(cell);
      if (!cell || event.button !== 0 || !(event.shiftKey || selecting)) return;
      from.current = cell;
      event.currentTarget.setPointerCapture(event.pointerId);
      onDraft(blockBetween(cell, cell));
    },
    onPointerMove(event: PointerEvent) {
      const block = drawnBlock(event);
      onHover(cellAt(event));
      if (block) onDraft(block);
    },
    onPointerUp(event: PointerEvent) {
      const block = drawnBlock(event);
      from.current = undefined;
      if (!block) return;
      drew.current = true;
      onBlock(block);
    },
    onPointerCancel() {
      from.current = undefined;
    },
    onClick(event: MouseEvent) {
      const cell = cellAt(event);
      if (cell && !drew.current) onChoose(cell);
    },
  };
}
