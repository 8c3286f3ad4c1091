/** The marks that a reader can type into a text, by their names in a manifest's `specialTokens`. */
export type TextMark = 'mask' | 'firstEntity' | 'firstEntityEnd' | 'secondEntity' | 'secondEntityEnd';

/** A stretch of a text, [start, end) in UTF-16 units: plain, or a mark. Together they are the whole text. */
export interface TextPart {
  readonly start: number;
  readonly end: number;
  readonly mark?: TextMark;
}

/** The text with each `[MASK]` (in capitals or not) as a mask. */
export function splitMasks(text: string): TextPart[] {
  return split(
    text,
    [...text.matchAll(/\[mask\]/gi)].map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
      mark: 'mask',
    })),
  );
}

/**
 * The text with its first two `[…]` as first and second entity, each bracket a mark; further brackets are text.
 * Undefined when there are not two, or one of them holds nothing but blanks.
 */
export function splitEntities(text: string): TextPart[] | undefined {
  const pairs = [...text.matchAll(/\[([^[\]]*)\]/g)].slice(0, 2);
  if (pairs.length < 2 || pairs.some(({ 1: inside }) => inside?.trim() === '')) return undefined;
  const names = [
    ['firstEntity', 'firstEntityEnd'],
    ['secondEntity', 'secondEntityEnd'],
  ] as const;
  const marks = pairs.flatMap(({ index, 0: found }, at): TextPart[] => {
    const [opens, closes] = names[at] ?? names[0];
    const last = index + found.length - 1;
    return [
      { start: index, end: index + 1, mark: opens },
      { start: last, end: last + 1, mark: closes },
    ];
  });
  return split(text, marks);
}

function split(text: string, marks: readonly TextPart[]): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.start > at) parts.push({ start: at, end: mark.start });
    parts.push(mark);
    at = mark.end;
  }
  if (at < text.length) parts.push({ start: at, end: text.length });
  return parts;
}
