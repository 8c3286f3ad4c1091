import { type AxisView, itemStart, itemsInSight } from './axis-view.ts';

const TICK_STEPS = [1, 2, 5];

/** The smallest of 1, 2, 5, 10, 20, 50 … with `stride × cell >= labelSize`, so that labels do not overlap. */
export function tickStride(cell: number, labelSize: number): number {
  for (let power = 1; ; power *= 10) {
    const step = TICK_STEPS.find((candidate) => candidate * power * cell >= labelSize);
    if (step !== undefined) return step * power;
  }
}

/** Where an item's label is centred, in CSS pixels from the plot's edge. */
export function labelCenter(axis: AxisView, item: number): number {
  return itemStart(axis, item) + axis.cell / 2;
}

/** The middle of an item's label is in the plot. */
export function isLabelInSight(axis: AxisView, item: number): boolean {
  const center = labelCenter(axis, item);
  return item >= 0 && item < axis.count && center >= 0 && center <= axis.length;
}

/** The items that carry a label: every n-th of those in sight, the same ones wherever the plot is moved. */
export function tickItems(axis: AxisView, labelSize: number): number[] {
  const { start, end } = itemsInSight(axis);
  const stride = tickStride(axis.cell, labelSize);
  const items: number[] = [];
  for (let item = Math.ceil(start / stride) * stride; item < end; item += stride) {
    if (isLabelInSight(axis, item)) items.push(item);
  }
  return items;
}
