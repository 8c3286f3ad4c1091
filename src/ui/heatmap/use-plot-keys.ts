import { type KeyboardEvent, useRef } from 'react';
import { type Block, blockBetween } from '../../render/heatmap/plot-layout.ts';
import type { Place } from './cursor.ts';

const STEPS: Readonly<Record<string, readonly [query: number, key: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

const ZOOMS: Readonly<Record<string, number>> = { '+': 1.6, '=': 1.6, '-': 1 / 1.6, _: 1 / 1.6 };

interface PlotKeysOptions {
  readonly queries: number;
  readonly keys: number;
  /** The cell that is pointed at. */
  readonly cell: () => Place | undefined;
  readonly onMove: (cell: Place) => void;
  readonly onChoose: (cell: Place) => void;
  readonly onBlock: (block: Block) => void;
  readonly onZoom: (factor: number) => void;
  readonly onShowAll: () => void;
  /** Gives up what is selected or chosen; false when there is nothing of the kind. */
  readonly onEscape: () => boolean;
}

/** Arrows, Page, Home and End move the cell; Shift with them selects; Enter chooses; + − 0 zoom; Escape clears. */
export function usePlotKeys(options: PlotKeysOptions) {
  const { queries, keys, cell, onMove, onChoose, onBlock, onZoom, onShowAll, onEscape } = options;
  const anchor = useRef<Place>(undefined);

  const move = (event: KeyboardEvent, [down, right]: readonly [number, number]) => {
    const from = cell();
    const next = (now: number, by: number, count: number) => Math.min(Math.max(now + by, 0), count - 1);
    const to = from
      ? { query: next(from.query, down, queries), key: next(from.key, right, keys) }
      : { query: 0, key: 0 };
    onMove(to);
    if (!event.shiftKey) anchor.current = undefined;
    else {
      anchor.current ??= from ?? to;
      onBlock(blockBetween(anchor.current, to));
    }
  };

  return (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const zoom = ZOOMS[event.key];
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (queries === 0 || keys === 0 || !plain) return;
    const now = cell();
    if (step) move(event, step);
    else if (zoom !== undefined) onZoom(zoom);
    else if (event.key === '0') onShowAll();
    else if ((event.key === 'Enter' || event.key === ' ') && now) onChoose(now);
    else if (event.key !== 'Escape' || !onEscape()) return;
    event.preventDefault();
  };
}
