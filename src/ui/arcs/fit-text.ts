import { textWidth } from '../text-width.ts';

/** Of the tokens in the arcs, in CSS pixels; the same in arcs-card.css. */
export const ARC_FONT_SIZE = 16;

/** A text, or as much of its beginning as the room holds, in CSS pixels, with an ellipsis. */
export function fitText(text: string, room: number, fontSizePx: number): string {
  if (textWidth(text, fontSizePx) <= room) return text;
  const characters = Array.from(text);
  let [fitting, tooLong] = [0, characters.length];
  while (fitting < tooLong - 1) {
    const middle = (fitting + tooLong) >> 1;
    if (textWidth(`${characters.slice(0, middle).join('')}…`, fontSizePx) <= room) fitting = middle;
    else tooLong = middle;
  }
  return `${characters.slice(0, fitting).join('')}…`;
}
