import type { PointerEvent } from 'react';
import { type Hover, type HoverStore, NO_HOVER } from '../state/hover-store.ts';

/** Handlers that make an element light `target`. A finger cannot hover: what it touched stays lit. */
export function hoverHandlers(store: HoverStore, target: Hover) {
  return {
    onPointerEnter: () => store.setState(target, true),
    onPointerLeave: (event: PointerEvent) => endHover(store, event),
  };
}

export function endHover(store: HoverStore, event: PointerEvent): void {
  if (event.pointerType !== 'touch') store.setState(NO_HOVER, true);
}
