/** The gap that spreads rows of texts over the room, in CSS pixels: at least `least`, at most `most`. */
export function fittingGap(
  rows: readonly (readonly number[])[],
  room: number,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const gaps = rows
    .filter((row) => row.length > 1)
    .map((row) => (room - row.reduce((sum, width) => sum + width, 0)) / (row.length - 1));
  return Math.max(least, Math.min(most, ...gaps));
}

/** Whether texts stand side by side, `gap` apart, in the room. */
export function fitsOneLine(widths: readonly number[], gap: number, room: number): boolean {
  return widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1) <= room;
}
