import { useEffect, useRef } from 'react';
import type { PlotLayout } from '../../render/heatmap/plot-layout.ts';
import type { MapSide } from './linked-cells.ts';
import type { LinkedHover } from './use-linked-hover.ts';

interface MapCrosshairProps {
  readonly side: MapSide;
  readonly layout: PlotLayout;
  readonly linked: LinkedHover;
}

/** The lit row and column of a map; moved directly, so that hovering renders nothing. */
export function MapCrosshair({ side, layout, linked }: MapCrosshairProps) {
  const rowRef = useRef<HTMLDivElement>(null);
  const columnRef = useRef<HTMLDivElement>(null);
  const { cellWidth, cellHeight, width, height } = layout;
  useEffect(() => {
    const follow = () => {
      const { query, key } = linked.store.getState()[side];
      move(rowRef.current, query, (at) => `translateY(${at * cellHeight}px)`);
      move(columnRef.current, key, (at) => `translateX(${at * cellWidth}px)`);
    };
    follow();
    return linked.store.subscribe(follow);
  }, [linked, side, cellWidth, cellHeight]);
  return (
    <>
      <div ref={rowRef} className="map-line" style={{ width, height: Math.max(3, cellHeight) }} />
      <div ref={columnRef} className="map-line" style={{ width: Math.max(3, cellWidth), height }} />
    </>
  );
}

function move(element: HTMLElement | null, at: number | undefined, transform: (at: number) => string): void {
  if (!element) return;
  element.style.opacity = at === undefined ? '0' : '1';
  if (at !== undefined) element.style.transform = transform(at);
}
