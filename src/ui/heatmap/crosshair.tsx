import { useEffect, useRef } from 'react';
import type { Site } from '../../core/head.ts';
import type { HeatmapLayout } from '../../render/heatmap/heatmap-layout.ts';
import { type Hover, litCell } from '../../state/hover-store.ts';
import { useStores } from '../stores.tsx';

/** Lights the hovered row and column; moved directly, so that hovering renders nothing. */
export function Crosshair({ site, layout }: { site: Site; layout: HeatmapLayout }) {
  const { hover } = useStores();
  const rowRef = useRef<HTMLDivElement>(null);
  const columnRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const move = (state: Hover) => {
      const { query, key } = litCell(state, site);
      place(rowRef.current, query, layout.queries, (at) => `translateY(${at * layout.cell}px)`);
      place(columnRef.current, key, layout.keys, (at) => `translateX(${at * layout.cell}px)`);
    };
    move(hover.getState());
    return hover.subscribe(move);
  }, [hover, site, layout]);
  return (
    <>
      <div ref={rowRef} className="crosshair" style={{ width: layout.width, height: layout.cell }} />
      <div ref={columnRef} className="crosshair" style={{ width: layout.cell, height: layout.height }} />
    </>
  );
}

function place(
  element: HTMLElement | null,
  at: number | undefined,
  count: number,
  transform: (at: number) => string,
): void {
  if (!element) return;
  const inside = at !== undefined && at < count;
  element.style.opacity = inside ? '1' : '0';
  if (inside) element.style.transform = transform(at);
}
