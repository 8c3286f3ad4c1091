import { useEffect, useRef } from 'react';
import type { Site } from '../../core/head.ts';
import type { BarsLayout } from '../../render/steps/bars.ts';
import { type Hover, litCell } from '../../state/hover-store.ts';
import { useStores } from '../stores.tsx';

/** Lights the key that is pointed at anywhere; moved directly, so that hovering renders nothing. */
export function KeyLit({ site, layout }: { site: Site; layout: BarsLayout }) {
  const { hover } = useStores();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const move = (state: Hover) => {
      const { key } = litCell(state, site);
      if (!ref.current) return;
      const inside = key !== undefined && key < layout.count;
      ref.current.style.opacity = inside ? '1' : '0';
      if (inside) ref.current.style.transform = `translateX(${key * layout.cell}px)`;
    };
    move(hover.getState());
    return hover.subscribe(move);
  }, [hover, site, layout]);
  return <div ref={ref} className="numbers-lit" style={{ width: layout.cell, height: layout.height }} />;
}
