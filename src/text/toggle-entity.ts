import { splitEntities } from './marked-text.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The text with the word at `span` put in square brackets, or taken out of those it stands in. Where two things are
 * in brackets already, the second makes room. Blanks at the ends of `span` stay outside; a span of nothing else, and
 * one that holds a bracket of no pair, leave the text as it is. `span`: [start, end) in UTF-16 units.
 */
export function toggleEntity(text: string, span: Stretch): string {
  const { start, end } = withoutBlanks(text, span);
  if (start >= end) return text;
  const pairs = [...text.matchAll(/\[([^[\]]*)\]/g)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
  const around = pairs.find((pair) => pair.start < end && start < pair.end);
  if (around) return withoutBrackets(text, around);
  const word = text.slice(start, end);
  if (/[[\]]/.test(word)) return text;
  const full = splitEntities(text) !== undefined;
  const second = full ? pairs[1] : undefined;
  const marked = `${text.slice(0, start)}[${word}]${text.slice(end)}`;
  if (!second) return marked;
  const moved = start < second.start ? 2 : 0;
  return withoutBrackets(marked, { start: second.start + moved, end: second.end + moved });
}

function withoutBlanks(text: string, { start, end }: Stretch): Stretch {
  const word = text.slice(start, end);
  const lead = word.length - word.trimStart().length;
  return { start: start + lead, end: start + lead + word.trim().length };
}

function withoutBrackets(text: string, { start, end }: Stretch): string {
  return text.slice(0, start) + text.slice(start + 1, end - 1) + text.slice(end);
}
