import { useEffect, useRef } from 'react';
import { labelCenter, tickItems } from '../../render/heatmap/axis-ticks.ts';
import type { AxisView } from '../../render/heatmap/axis-view.ts';
import type { MapSide } from './linked-cells.ts';
import type { LinkedHover } from './use-linked-hover.ts';

/** Least distance between two labels in CSS pixels. */
const LABEL_SIZE = 14;

export interface MapItem {
  readonly text: string;
  readonly special: boolean;
  /** Only this side has it. */
  readonly alone: boolean;
}

interface MapLabelsProps {
  readonly place: 'top' | 'left';
  readonly side: MapSide;
  readonly items: readonly MapItem[];
  readonly axis: AxisView;
  readonly linked: LinkedHover;
}

/** What stands along a side of a map. The lit label is one element that moves, so that hovering renders nothing. */
export function MapLabels({ place, side, items, axis, linked }: MapLabelsProps) {
  const litRef = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const follow = () => {
      const lit = linked.store.getState()[side];
      const at = place === 'left' ? lit.query : lit.key;
      const item = at === undefined ? undefined : items[at];
      const element = litRef.current;
      if (!element) return;
      element.style.opacity = item ? '1' : '0';
      if (at === undefined || !item) return;
      element.style.setProperty('--at', `${labelCenter(axis, at)}px`);
      if (element.firstElementChild) element.firstElementChild.textContent = item.text;
    };
    follow();
    return linked.store.subscribe(follow);
  }, [linked, side, place, items, axis]);
  const point = (at: number) =>
    linked.point(side, place === 'left' ? { query: at, key: undefined } : { query: undefined, key: at });
  return (
    <div
      className={`map-labels is-${place}`}
      style={{ '--size': `${Math.max(LABEL_SIZE, axis.cell)}px` } as React.CSSProperties}
      aria-hidden="true"
    >
      {tickItems(axis, LABEL_SIZE).map((at) => {
        const { text = '', special, alone } = items[at] ?? {};
        return (
          <span
            key={at}
            className={`map-label${special ? ' is-special' : ''}${alone ? ' is-alone' : ''}`}
            style={{ '--at': `${labelCenter(axis, at)}px` } as React.CSSProperties}
            onPointerEnter={() => point(at)}
            onPointerLeave={linked.clear}
          >
            <span>{text}</span>
          </span>
        );
      })}
      <span ref={litRef} className="map-label is-lit" style={{ opacity: 0 }}>
        <span />
      </span>
    </div>
  );
}
