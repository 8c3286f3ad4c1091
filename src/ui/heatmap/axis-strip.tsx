import type { PointerEvent } from 'react';
import { type AxisView, itemAt } from '../../render/heatmap/axis-view.ts';
import { NO_HOVER } from '../../state/hover-store.ts';
import type { ShownAxis } from '../../state/shown-head.ts';
import { endHover } from '../hover-handlers.ts';
import { useStores } from '../stores.tsx';

interface AxisStripProps {
  readonly side: 'top' | 'left';
  readonly shown: ShownAxis;
  /** As last painted. */
  readonly axis: () => AxisView | undefined;
}

/** The labels along a side of the matrix, written by the drawing; pointing beside one lights the nearest token. */
export function AxisStrip({ side, shown, axis }: AxisStripProps) {
  const { hover } = useStores();
  const onPointer = (event: PointerEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const now = axis();
    const at = now && itemAt(now, side === 'top' ? event.clientX - left : event.clientY - top);
    const item = at === undefined ? undefined : shown.items[at];
    const { sequence, offset } = shown.axis;
    hover.setState(item ? { kind: 'token', sequence, index: item.start + offset } : NO_HOVER, true);
  };
  return (
    <div
      className={`axis axis-${side}`}
      aria-hidden="true"
      data-node={side}
      onPointerDown={onPointer}
      onPointerMove={onPointer}
      onPointerLeave={(event) => endHover(hover, event)}
    />
  );
}
