import { type RefObject, useLayoutEffect } from 'react';
import { type AttentionMatrix, findTensor, getMatrix } from '../../core/attention.ts';
import type { HeadRef, Site } from '../../core/head.ts';
import type { AttentionRun } from '../../core/run.ts';
import { getPalette } from '../../render/color/palette.ts';
import type { GridPlace } from '../../render/grid/head-grid-layout.ts';
import { paintHeadGrid } from '../../render/grid/head-grid-paint.ts';
import { type ShownAs, shownHead } from '../../state/shown-head.ts';
import { inSlices, nextTask } from '../../state/slices.ts';
import { useApp, useStores } from '../stores.tsx';
import type { PlacedSite } from './place-site.ts';
import { sitesText } from './use-grid-sites.ts';

/** Up to so many weights are painted at once: about a frame's time, and typing is seen without a flicker. */
const AT_ONCE = 3_000_000;
/** The same where words are pooled or keys left out, which takes several times as long. */
const AT_ONCE_POOLED = 400_000;

export type Canvases = RefObject<Map<Site, HTMLCanvasElement>>;

/**
 * Paints the heads of a run into the sites' canvases, in slices where they are large; a newer run ends the painting of an
 * older one. A canvas says in `data-painted-run` whose heads it holds once all of them are painted.
 *
 * A new run with the same heads is painted as soon as the store has it, before anything is rendered: no button moves.
 */
export function useGridPaint(canvases: Canvases, sites: readonly PlacedSite[]): void {
  const { app } = useStores();
  const theme = useApp((state) => state.theme);
  const scale = useApp((state) => state.scale);
  const units = useApp((state) => state.units);
  const leftOut = useApp((state) => state.leftOut);

  useLayoutEffect(() => {
    let controller = new AbortController();
    const as = { units, leftOut };
    const steps = function* (run: AttentionRun) {
      for (const { shape, rows, layout } of sites) {
        const canvas = canvases.current.get(shape.site);
        const context = canvas && contextOf(canvas, layout.canvasWidth, layout.canvasHeight);
        if (!context) continue;
        const matrixAt = ({ row, column }: GridPlace) => matrixOf(run, rows[row]?.heads[column], as);
        yield* paintHeadGrid(context, layout, matrixAt, getPalette(theme), scale);
      }
      for (const canvas of canvases.current.values()) canvas.dataset.paintedRun = `${run.id}`;
      // Later: the store may be about to tell of the run itself.
      queueMicrotask(() => app.getState().markGridPainted(run.id));
    };
    const paint = (run: AttentionRun | undefined) => {
      controller.abort();
      controller = new AbortController();
      const { signal } = controller;
      if (!run || !isOf(run, sites)) return;
      if (countWeights(run) <= (isPlain(as) ? AT_ONCE : AT_ONCE_POOLED)) {
        for (const _ of steps(run));
      } else {
        // What else the run changes on the page has a task of its own.
        void nextTask().then(() => inSlices(steps(run), signal));
      }
    };
    paint(app.getState().run);
    const stop = app.subscribe(({ run }, before) => run !== before.run && paint(run));
    return () => {
      controller.abort();
      stop();
    };
  }, [app, canvases, sites, theme, scale, units, leftOut]);
}

/** Whether these are the sites of the run; if not, other ones are about to be rendered. */
function isOf(run: AttentionRun, sites: readonly PlacedSite[]): boolean {
  return sitesText(run) === JSON.stringify(sites.map(({ shape }) => shape));
}

/** The drawing context of a canvas of that size. A canvas that has it keeps its picture until it is painted over. */
function contextOf(canvas: HTMLCanvasElement, width: number, height: number) {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  return canvas.getContext('2d');
}

function matrixOf(run: AttentionRun, head: HeadRef | undefined, as: ShownAs): AttentionMatrix | undefined {
  if (!head) return undefined;
  if (!isPlain(as)) return shownHead(run, head, as)?.matrix;
  const tensor = findTensor(run.attentions, head);
  return tensor && head.head < tensor.heads ? getMatrix(tensor, head.head) : undefined;
}

function isPlain({ units, leftOut }: ShownAs): boolean {
  return units === 'pieces' && leftOut === 'nothing';
}

function countWeights({ attentions }: AttentionRun): number {
  return attentions.reduce((sum, { data }) => sum + data.length, 0);
}
