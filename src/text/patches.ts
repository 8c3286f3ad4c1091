/** How a picture is cut: `columns × rows` patches, each with ink from 0 to `levels` − 1. */
export interface PatchGrid {
  readonly columns: number;
  readonly rows: number;
  readonly levels: number;
}

/** One sign a patch: 0 to 9, then a, b, c …: what stands for a picture in links, drafts and examples. */
const RADIX = 36;

/** The ink of each patch, row by row; undefined when the text is no picture of this grid. */
export function parsePatches(text: string, { columns, rows, levels }: PatchGrid): number[] | undefined {
  if (text.length !== columns * rows) return undefined;
  const ink = [...text].map((sign) => Number.parseInt(sign, RADIX));
  return ink.every((level) => level < levels) ? ink : undefined;
}

/** The inverse of `parsePatches`. Throws RangeError on ink that has no sign. */
export function formatPatches(ink: readonly number[]): string {
  return ink
    .map((level) => {
      if (!(Number.isInteger(level) && level >= 0 && level < RADIX)) throw new RangeError(`ink ${level}`);
      return level.toString(RADIX);
    })
    .join('');
}

/**
 * Counts the ink of each patch of a bitmap, row by row: as the scans of the digits were made (Kaynak 1995), whose
 * 32 × 32 pixels became 8 × 8 counts of 0 to 16.
 *
 * `isInk`: [height × width], one truth a pixel; both sizes must be multiples of the grid's.
 */
export function countInk(
  isInk: readonly boolean[],
  width: number,
  { columns, rows }: Pick<PatchGrid, 'columns' | 'rows'>,
): number[] {
  const height = isInk.length / width;
  const [across, down] = [width / columns, height / rows];
  if (!Number.isInteger(across) || !Number.isInteger(down)) {
    throw new RangeError(`${width} × ${height} pixels in ${columns} × ${rows} patches`);
  }
  const ink = new Array<number>(columns * rows).fill(0);
  isInk.forEach((inked, at) => {
    if (!inked) return;
    const patch = Math.floor(Math.floor(at / width) / down) * columns + Math.floor((at % width) / across);
    ink[patch] = (ink[patch] ?? 0) + 1;
  });
  return ink;
}
