import { splitEntities } from './marked-text.ts';

/**
 * The text with the word at `span` put in square brackets, or taken out of those it stands in. Where two things are
 * in brackets already, the second makes room. `span`: [start, end) in UTF-16 units.
 */
export function toggleEntity(text: string, span: { readonly start: number; readonly end: number }): string {
  const pairs = [...text.matchAll(/\[([^[\]]*)\]/g)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
  const around = pairs.find(({ start, end }) => start < span.end && span.start < end);
  if (around) return withoutBrackets(text, around);
  const full = splitEntities(text) !== undefined;
  const second = full ? pairs[1] : undefined;
  const marked = `${text.slice(0, span.start)}[${text.slice(span.start, span.end)}]${text.slice(span.end)}`;
  if (!second) return marked;
  const moved = span.start < second.start ? 2 : 0;
  return withoutBrackets(marked, { start: second.start + moved, end: second.end + moved });
}

function withoutBrackets(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(0, start) + text.slice(start + 1, end - 1) + text.slice(end);
}
