import { select } from 'd3-selection';
import { type ZoomBehavior, zoom, zoomIdentity } from 'd3-zoom';
import { type PlotLayout, WHOLE, type ZoomView } from './plot-layout.ts';

/** The least movement in CSS pixels that makes a press a drag. */
const DRAG_FROM_PX = 4;
/** One notch of a wheel multiplies by at most 2 to the power of this. */
const WHEEL_STEP = 0.4;

export interface PlotZoom {
  /** Multiplies the zoom; the point, in CSS pixels from the plot's corner, stays where it is. */
  by(factor: number, at: readonly [x: number, y: number]): void;
  to(view: ZoomView): void;
  view(): ZoomView;
  end(): void;
}

export interface PlotZoomOptions {
  readonly layout: PlotLayout;
  readonly onZoom: (view: ZoomView) => void;
  /** Whether dragging moves the plot now; otherwise it is left for something else. */
  readonly mayDrag: (event: MouseEvent | TouchEvent) => boolean;
  /** Whether the wheel zooms now; otherwise the page scrolls. */
  readonly mayWheel: (event: WheelEvent) => boolean;
}

/** Wheel, drag and pinch (D3 zoom) on an element whose top left corner is the plot's. Starts with the whole matrix. */
export function attachZoom(plot: HTMLElement, options: PlotZoomOptions): PlotZoom {
  const { layout, onZoom, mayDrag, mayWheel } = options;
  const corner: [number, number] = [layout.width, layout.height];
  const behavior: ZoomBehavior<HTMLElement, unknown> = zoom<HTMLElement, unknown>()
    .extent([[0, 0], corner])
    .translateExtent([[0, 0], corner])
    .scaleExtent([1, layout.maxZoom])
    .clickDistance(DRAG_FROM_PX)
    .filter((event: MouseEvent | TouchEvent | WheelEvent) => {
      if (event instanceof WheelEvent) return mayWheel(event);
      if ('touches' in event) {
        // One finger scrolls the page until there is something to move.
        return mayDrag(event) && (event.touches.length > 1 || view().k > 1);
      }
      return event.button === 0 && mayDrag(event);
    })
    .wheelDelta(({ deltaY, deltaMode, ctrlKey }: WheelEvent) => {
      // A pinch on a touch pad arrives as small wheel steps with Ctrl.
      const step = -deltaY * (deltaMode === 1 ? 0.05 : deltaMode ? 1 : 0.002) * (ctrlKey ? 5 : 1);
      return Math.max(-WHEEL_STEP, Math.min(WHEEL_STEP, step));
    });
  let current = WHOLE;
  const view = () => current;
  behavior.on('zoom', ({ transform: { k, x, y } }: { transform: ZoomView }) => {
    current = { k, x, y };
    onZoom(current);
  });
  const selection = select(plot).call(behavior).on('dblclick.zoom', null);
  // At the end of its range D3 leaves the wheel to the page, which Ctrl would magnify.
  const keepPage = (event: WheelEvent) => {
    if (event.ctrlKey || event.metaKey) event.preventDefault();
  };
  plot.addEventListener('wheel', keepPage, { passive: false });
  selection.call(behavior.transform, zoomIdentity);
  return {
    by: (factor, [x, y]) => behavior.scaleBy(selection, factor, [x, y]),
    to: ({ k, x, y }) => behavior.transform(selection, zoomIdentity.translate(x, y).scale(k)),
    view,
    end() {
      selection.on('.zoom', null);
      plot.removeEventListener('wheel', keepPage);
    },
  };
}
