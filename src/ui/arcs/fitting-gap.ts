/** Of the tokens in the arcs, in CSS pixels; the same in arcs-card.css. */
export const ARC_FONT_SIZE = 16;

/** The gap that spreads rows of texts over the room, in CSS pixels: at least `least`, at most `most`. */
export function fittingGap(
  rows: readonly (readonly number[])[],
  room: number,
  least: number,
  most: number,
): number {
  const gaps = rows
    .filter((row) => row.length > 1)
    .map((row) => (room - row.reduce((sum, width) => sum + width, 0)) / (row.length - 1));
  return Math.max(least, Math.min(most, ...gaps));
}
