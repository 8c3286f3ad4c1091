/** A coordinate for an SVG path: a hundredth of a pixel is enough, and paths stay short. */
export function pathNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  // −0 prints as "0" already; NaN would silently empty the path.
  if (!Number.isFinite(rounded)) throw new RangeError(`invalid coordinate: ${value}`);
  return String(rounded);
}

/** A point for an SVG path: `x,y`. */
export function pathPoint(x: number, y: number): string {
  return `${pathNumber(x)},${pathNumber(y)}`;
}
