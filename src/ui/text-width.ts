/** The page's font; the same in page.css. */
const FONT_FAMILY = "system-ui, 'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;

/** Width of a text in the page's font, in CSS pixels, rounded up. */
export function textWidth(text: string, fontSizePx: number): number {
  const key = `${fontSizePx} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context ??= document.createElement('canvas').getContext('2d');
  if (context) context.font = `${fontSizePx}px ${FONT_FAMILY}`;
  const width = Math.ceil(context?.measureText(text).width ?? text.length * fontSizePx * 0.6);
  widths.set(key, width);
  return width;
}

/** The widest of some texts, in CSS pixels, held between `least` and `most`. */
export function widestText(
  texts: readonly string[],
  fontSizePx: number,
  least: number,
  most: number,
): number {
  const widest = texts.reduce((width, text) => Math.max(width, textWidth(text, fontSizePx)), 0);
  return Math.min(Math.max(widest, least), most);
}
