/** A rectangle in CSS pixels, x to the right and y downwards from the drawing's top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
