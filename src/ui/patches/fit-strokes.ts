/** A line that was drawn: points in any unit, x to the right, y downwards. */
export type Stroke = readonly { readonly x: number; readonly y: number }[];

/** Side of the scan whose blocks of 4 × 4 pixels are counted. */
export const SCAN_SIZE = 32;
/** Of a pen, in pixels of the scan: what the lines of the learnt digits are wide. */
const PEN_WIDTH = 4;

/** The part of CanvasRenderingContext2D that is drawn with. */
export type ScanContext = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'stroke'
  | 'clearRect'
  | 'getImageData'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
>;

/**
 * The strokes as a bitmap [32 × 32], one truth a pixel, as the scans were normalised: as high as the frame, as wide as
 * that makes them (narrower where they would not fit), in the middle.
 */
export function scanStrokes(context: ScanContext, strokes: readonly Stroke[]): boolean[] {
  context.clearRect(0, 0, SCAN_SIZE, SCAN_SIZE);
  const place = placeOf(strokes);
  Object.assign(context, { lineWidth: PEN_WIDTH, lineCap: 'round', lineJoin: 'round' });
  for (const stroke of strokes) {
    const [first, ...rest] = stroke.map(place);
    if (!first) continue;
    context.beginPath();
    context.moveTo(first.x, first.y);
    // A dot is a line of no length, which a round cap draws.
    for (const point of rest.length > 0 ? rest : [first]) context.lineTo(point.x, point.y);
    context.stroke();
  }
  const { data } = context.getImageData(0, 0, SCAN_SIZE, SCAN_SIZE);
  return Array.from({ length: SCAN_SIZE * SCAN_SIZE }, (_, at) => (data[at * 4 + 3] ?? 0) >= 128);
}

/** From the reader's points to the frame. */
export function placeOf(strokes: readonly Stroke[]): (point: Stroke[number]) => Stroke[number] {
  const points = strokes.flat();
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const room = SCAN_SIZE - PEN_WIDTH;
  // A dot has no height to be stretched.
  const scale = room / Math.max(bottom - top, right - left, 1e-6);
  const middle = SCAN_SIZE / 2;
  const finite = Number.isFinite(scale) && Math.max(bottom - top, right - left) > 0;
  const by = finite ? scale : 0;
  return ({ x, y }) => ({
    x: middle + (x - (left + right) / 2) * by,
    y: middle + (y - (top + bottom) / 2) * by,
  });
}
