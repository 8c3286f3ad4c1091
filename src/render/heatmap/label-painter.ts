import { isLabelInSight, labelCenter, tickItems } from './axis-ticks.ts';
import type { AxisView } from './axis-view.ts';

/** Least distance between the middles of two labels, in CSS pixels; the same in heatmap.css. */
export const LABEL_SIZE = 14;

/** What stands for one row or column. */
export interface AxisItem {
  readonly text: string;
  readonly special: boolean;
  /** `source.3`: the token that the item is, or that it begins with. */
  readonly token: string;
}

export interface LabelPainter {
  /** Labels what is in sight, every n-th item where there are many; none is lit. */
  show(items: readonly AxisItem[], axis: AxisView): void;
  /** Lights these items; one in sight gets its label even between two ticks, and what it would cover is hidden. */
  light(items: readonly number[]): void;
}

/** Writes the labels of one side into an element that is left empty for them; elements are used again. */
export function createLabelPainter(container: HTMLElement, side: 'top' | 'left'): LabelPainter {
  const pool: HTMLSpanElement[] = [];
  const shown = new Map<number, HTMLSpanElement>();
  let all: readonly AxisItem[] = [];
  let axis: AxisView | undefined;
  let ticks: readonly number[] = [];
  let lit: readonly number[] = [];
  /** Lit items between two ticks, and the ticks that their labels would cover. */
  let extras: readonly number[] = [];
  let covered: readonly number[] = [];

  const labelAt = (place: number): HTMLSpanElement => {
    const label = pool[place] ?? container.ownerDocument.createElement('span');
    if (!pool[place]) {
      label.append(container.ownerDocument.createElement('span'));
      pool.push(label);
    }
    // Those that are not needed are taken out: what is in the document is what is labelled.
    if (!label.isConnected) container.append(label);
    return label;
  };

  const write = (label: HTMLSpanElement, item: number, view: AxisView): void => {
    const { text = '', special = false, token = '' } = all[item] ?? {};
    const words = label.firstElementChild as HTMLElement;
    if (words.textContent !== text) words.textContent = text;
    const name = `axis-label${special ? ' is-special' : ''}`;
    if (label.className !== name) label.className = name;
    label.dataset.token = token;
    const size = Math.max(view.cell, LABEL_SIZE);
    const at = labelCenter(view, item) - size / 2;
    label.style.setProperty('--size', `${size}px`);
    label.style.transform = side === 'top' ? `translateX(${at}px)` : `translateY(${at}px)`;
    label.style.visibility = '';
    shown.set(item, label);
  };

  const light = (items: readonly number[]): void => {
    const view = axis;
    if (!view) return;
    for (const item of lit) shown.get(item)?.classList.remove('is-lit');
    for (const item of extras) shown.delete(item);
    for (const tick of covered) setVisible(shown.get(tick), true);
    lit = items.filter((item) => isLabelInSight(view, item));
    extras = lit.filter((item) => !shown.has(item));
    extras.forEach((item, at) => {
      write(labelAt(ticks.length + at), item, view);
    });
    for (const unused of pool.slice(ticks.length + extras.length)) unused.remove();
    for (const item of lit) shown.get(item)?.classList.add('is-lit');
    covered = ticks.filter((tick) => extras.some((item) => Math.abs(item - tick) * view.cell < LABEL_SIZE));
    for (const tick of covered) if (!lit.includes(tick)) setVisible(shown.get(tick), false);
  };

  return {
    show(items, view) {
      all = items;
      axis = view;
      ticks = tickItems(view, LABEL_SIZE);
      shown.clear();
      ticks.forEach((item, place) => {
        write(labelAt(place), item, view);
      });
      lit = [];
      extras = [];
      covered = [];
      light([]);
    },
    light,
  };
}

function setVisible(label: HTMLElement | undefined, visible: boolean): void {
  if (label) label.style.visibility = visible ? '' : 'hidden';
}
