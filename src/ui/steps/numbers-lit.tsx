import { useEffect, useRef } from 'react';
import type { Site } from '../../core/head.ts';
import type { NumbersLayout } from '../../render/steps/numbers-layout.ts';
import { type Hover, litCell } from '../../state/hover-store.ts';
import { useStores } from '../stores.tsx';
import type { NumbersPicture } from './pictures/picture.ts';

interface NumbersLitProps {
  readonly picture: NumbersPicture;
  readonly layout: NumbersLayout;
  readonly site: Site;
}

/** The followed row and column, and those that are pointed at anywhere; moved directly, so that hovering renders nothing. */
export function NumbersLit({ picture, layout, site }: NumbersLitProps) {
  const { hover } = useStores();
  const rowRef = useRef<HTMLDivElement>(null);
  const columnRef = useRef<HTMLDivElement>(null);
  const { rowSide, columnSide, mark, rows, columns } = picture;
  useEffect(() => {
    if (!rowSide && !columnSide) return;
    const move = (state: Hover) => {
      const lit = litCell(state, site);
      const row = rowSide && lit[rowSide];
      const column = columnSide && lit[columnSide];
      place(rowRef.current, row, rows, (at) => `translateY(${at * layout.cellHeight}px)`);
      place(columnRef.current, column, columns, (at) => `translateX(${at * layout.cellWidth}px)`);
    };
    move(hover.getState());
    return hover.subscribe(move);
  }, [hover, site, layout, rowSide, columnSide, rows, columns]);
  const row = { width: layout.width, height: layout.cellHeight };
  const column = { width: layout.cellWidth, height: layout.height };
  return (
    <>
      {rows > 1 && mark?.row !== undefined && (
        <div className="numbers-mark" style={{ ...row, top: mark.row * layout.cellHeight }} />
      )}
      {mark?.column !== undefined && (
        <div className="numbers-mark" style={{ ...column, left: mark.column * layout.cellWidth }} />
      )}
      {rowSide && <div ref={rowRef} className="numbers-lit" style={row} />}
      {columnSide && <div ref={columnRef} className="numbers-lit" style={column} />}
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
