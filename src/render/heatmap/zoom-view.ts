import { type Block, blockBox, type PlotLayout, plotAxes, WHOLE, type ZoomView } from './plot-layout.ts';

/** The nearest view that zooms within its bounds and leaves no part of the plot empty. */
export function boundView(layout: PlotLayout, { k, x, y }: ZoomView): ZoomView {
  const scale = Math.min(Math.max(k, 1), layout.maxZoom);
  const within = (at: number, length: number) => Math.min(0, Math.max(at, length * (1 - scale)));
  return { k: scale, x: within(x, layout.width), y: within(y, layout.height) };
}

/** The largest view in which the whole block is to be seen, in the middle of the plot. */
export function viewOfBlock(layout: PlotLayout, block: Block): ZoomView {
  const { x, y, width, height } = blockBox(plotAxes(layout), block);
  if (width === 0 || height === 0) return WHOLE;
  const k = Math.min(layout.maxZoom, layout.width / width, layout.height / height);
  return boundView(layout, {
    k,
    x: layout.width / 2 - k * (x + width / 2),
    y: layout.height / 2 - k * (y + height / 2),
  });
}

/** The same zoom, moved as little as needed for the block to be in sight, as far as there is room for it. */
export function revealBlock(layout: PlotLayout, view: ZoomView, block: Block): ZoomView {
  const box = blockBox(plotAxes(layout, view), block);
  const shift = (start: number, size: number, room: number) =>
    start < 0 || size > room ? -start : Math.min(0, room - (start + size));
  return boundView(layout, {
    k: view.k,
    x: view.x + shift(box.x, box.width, layout.width),
    y: view.y + shift(box.y, box.height, layout.height),
  });
}
