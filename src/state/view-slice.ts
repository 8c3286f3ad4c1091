import { type HeadRef, sameHead } from '../core/head.ts';
import type { SetSlice } from './set-slice.ts';

export type Theme = 'light' | 'dark';
/** How a weight becomes a colour; the range is always 0 to 1. */
export type ScaleName = 'linear' | 'sqrt';

/** As many heads as there are colours that can be told apart. */
export const MAX_HEADS = 6;

export interface ViewSlice {
  /** The heads in the arcs, in the order of their colours; the last chosen one is in the heatmap. */
  readonly heads: readonly HeadRef[];
  readonly focus: HeadRef;
  /** Arcs below this weight are not drawn. */
  readonly threshold: number;
  readonly scale: ScaleName;
  readonly theme: Theme;
  /** Shows one head alone. */
  chooseHead(head: HeadRef): void;
  /** Adds a head to those shown, or takes it away; the last one stays. */
  toggleHead(head: HeadRef): void;
  setThreshold(threshold: number): void;
  setScale(scale: ScaleName): void;
  setTheme(theme: Theme): void;
}

export function createViewSlice(set: SetSlice<ViewSlice>, focus: HeadRef): ViewSlice {
  return {
    heads: [focus],
    focus,
    threshold: 0.1,
    scale: 'linear',
    theme: 'light',
    chooseHead: (head) => set({ heads: [head], focus: head }),
    toggleHead: (head) => set(({ heads }) => toggled(heads, head)),
    setThreshold: (threshold) => set({ threshold }),
    setScale: (scale) => set({ scale }),
    setTheme: (theme) => set({ theme }),
  };
}

function toggled(heads: readonly HeadRef[], head: HeadRef): Pick<ViewSlice, 'heads' | 'focus'> {
  const others = heads.filter((other) => !sameHead(other, head));
  const last = others.at(-1);
  const present = others.length < heads.length;
  if (present && last) return { heads: others, focus: last };
  if (present) return { heads, focus: head };
  return { heads: [...others.slice(-(MAX_HEADS - 1)), head], focus: head };
}
