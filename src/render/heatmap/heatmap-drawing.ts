import type { Box } from '../box.ts';
import { itemsInSight } from './axis-view.ts';
import { type HeatmapCursor, type HeatmapPicture, type HeatmapSight, NO_CURSOR } from './heatmap-picture.ts';
import { createLabelPainter } from './label-painter.ts';
import { createPixelCanvas } from './pixel-canvas.ts';
import { type Block, blockBox, type PlotAxes, plotAxes, WHOLE, type ZoomView } from './plot-layout.ts';
import { fillPlot } from './plot-paint.ts';
import { createProfileStrips, type StripNodes } from './profile-strips.ts';

/** What is drawn into; all of it stays empty otherwise. */
export interface HeatmapNodes extends StripNodes {
  readonly canvas: HTMLCanvasElement;
  readonly top: HTMLElement;
  readonly left: HTMLElement;
  readonly rowBand: HTMLElement;
  readonly columnBand: HTMLElement;
  readonly heldMark: HTMLElement;
  readonly blockMark: HTMLElement;
}

/** The heatmap without React and store: shown whole at once, moved in animation frames, pointed at at any time. */
export interface HeatmapDrawing {
  /** Paints before it returns. */
  show(picture: HeatmapPicture): void;
  /** Paints in the next animation frame. */
  zoomTo(view: ZoomView): void;
  /** Moves the marks; paints no cell. */
  point(cursor: HeatmapCursor): void;
  /** Frames a cell that the reader holds on to, and a block. */
  mark(held: Block | undefined, block: Block | undefined): void;
  /** As last painted; undefined before. */
  axes(): PlotAxes | undefined;
  end(): void;
}

export function createHeatmapDrawing(
  nodes: HeatmapNodes,
  onPaint: (sight: HeatmapSight) => void,
): HeatmapDrawing {
  const plot = createPixelCanvas(nodes.canvas);
  const strips = createProfileStrips(nodes);
  const left = createLabelPainter(nodes.left, 'left');
  const top = createLabelPainter(nodes.top, 'top');
  let picture: HeatmapPicture | undefined;
  let axes: PlotAxes | undefined;
  let view = WHOLE;
  let cursor = NO_CURSOR;
  let held: Block | undefined;
  let block: Block | undefined;
  let frame = 0;

  const paint = (): void => {
    if (!picture) return;
    const { layout, indices, palette, queries, keys } = picture;
    const { rows, columns } = plotAxes(layout, view);
    axes = { rows, columns };
    let pooled = { queries: 1, keys: 1 };
    plot.paint((grid) => {
      pooled = fillPlot(grid, { rows, columns }, { ...layout, indices }, palette);
    });
    left.show(queries, rows);
    top.show(keys, columns);
    strips.show(picture, axes);
    placeMarks();
    point();
    onPaint({ view, axes, cells: { queries: itemsInSight(rows), keys: itemsInSight(columns) }, pooled });
  };

  const placeMarks = (): void => {
    if (!axes) return;
    place(nodes.heldMark, held && blockBox(axes, held));
    place(nodes.blockMark, block && blockBox(axes, block));
  };

  const point = (): void => {
    if (!picture || !axes) return;
    const { query, key } = cursor;
    const { queries, keys } = picture.layout;
    const row = query === undefined ? undefined : { start: query, end: query + 1 };
    const column = key === undefined ? undefined : { start: key, end: key + 1 };
    place(nodes.rowBand, row && blockBox(axes, { queries: row, keys: { start: 0, end: keys } }));
    place(nodes.columnBand, column && blockBox(axes, { queries: { start: 0, end: queries }, keys: column }));
    left.light(cursor.left);
    top.light(cursor.top);
    strips.point(picture, axes, cursor);
  };

  return {
    show(next) {
      picture = next;
      const { layout } = next;
      plot.resize({ width: layout.canvasWidth, height: layout.canvasHeight }, layout);
      strips.resize(next);
      cancelAnimationFrame(frame);
      frame = 0;
      paint();
    },
    zoomTo(next) {
      view = next;
      if (frame) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        paint();
      });
    },
    point(next) {
      cursor = next;
      point();
    },
    mark(nextHeld, nextBlock) {
      held = nextHeld;
      block = nextBlock;
      placeMarks();
    },
    axes: () => axes,
    end: () => cancelAnimationFrame(frame),
  };
}

/** Lays an element over a box of the plot, or hides it; writes only what differs, as each write costs. */
function place({ style }: HTMLElement, box: Box | undefined): void {
  const write = (property: 'opacity' | 'width' | 'height' | 'transform', value: string) => {
    if (style[property] !== value) style[property] = value;
  };
  write('opacity', box ? '1' : '0');
  if (!box) return;
  write('width', `${box.width}px`);
  write('height', `${box.height}px`);
  write('transform', `translate(${box.x}px, ${box.y}px)`);
}
