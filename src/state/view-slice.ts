import { type HeadRef, sameHead } from '../core/head.ts';
import type { SetSlice } from './set-slice.ts';

export type Theme = 'light' | 'dark';
/** How a weight becomes a colour; 0 to 1 for every head, or for `row` from 0 to the row's own largest weight. */
export type ScaleName = 'linear' | 'sqrt' | 'log' | 'row';
/** What the right side of the picture shows. */
export const VIEWS = ['attention', 'steps', 'aggregates', 'measures', 'compare'] as const;
export type ViewName = (typeof VIEWS)[number];
/** What rows and columns stand for: the model's pieces, or whole words. */
export type Units = 'pieces' | 'words';
/** What is left out of every matrix: special tokens, or the keys that are this head's sink. */
export type LeftOut = 'nothing' | 'special' | 'sink';
/** How arcs are laid out: over one line of text, or from queries to keys in two lines or two columns. */
export type ArcStyle = 'line' | 'rows' | 'columns';

/** As many heads as there are colours that can be told apart. */
export const MAX_HEADS = 6;

export interface ViewSlice {
  readonly view: ViewName;
  /** The heads in the arcs, in the order of their colours; the last chosen one is in the heatmap. */
  readonly heads: readonly HeadRef[];
  readonly focus: HeadRef;
  /** The cell that the reader holds on to: row and column of the focused head's own matrix. */
  readonly cell: { readonly query: number; readonly key: number } | undefined;
  /** Arcs below this weight are not drawn. */
  readonly threshold: number;
  /** At most this many arcs a query; undefined: all. */
  readonly perQuery: number | undefined;
  readonly arcStyle: ArcStyle;
  readonly scale: ScaleName;
  readonly units: Units;
  readonly leftOut: LeftOut;
  readonly theme: Theme;
  setView(change: Partial<ViewChoices>): void;
  /** Shows one head alone. */
  chooseHead(head: HeadRef): void;
  /** Adds a head to those shown, or takes it away; the last one stays. */
  toggleHead(head: HeadRef): void;
}

/** What `setView` can change. */
export type ViewChoices = Pick<
  ViewSlice,
  'view' | 'cell' | 'threshold' | 'perQuery' | 'arcStyle' | 'scale' | 'units' | 'leftOut' | 'theme'
>;

export function createViewSlice(set: SetSlice<ViewSlice>, focus: HeadRef): ViewSlice {
  return {
    view: 'attention',
    heads: [focus],
    focus,
    cell: undefined,
    threshold: 0.1,
    perQuery: undefined,
    arcStyle: 'line',
    scale: 'linear',
    units: 'pieces',
    leftOut: 'nothing',
    theme: 'light',
    setView: (change) => set(change),
    chooseHead: (head) => set({ heads: [head], focus: head }),
    toggleHead: (head) => set(({ heads }) => toggled(heads, head)),
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
