import type { AddedWord } from './guest-tokenizer-file.ts';

/** A stretch [start, end) of a text, and the added word that it is. */
export interface WordPart {
  readonly start: number;
  readonly end: number;
  readonly word: AddedWord | undefined;
}

/**
 * A text at its added words, the longest at each place, in order, without gaps but for the blanks that a word takes with
 * it. One pass over the text, whatever the words are.
 */
export function splitWords(text: string, words: readonly AddedWord[]): WordPart[] {
  const byFirst = new Map<string, AddedWord[]>();
  for (const word of words) {
    const first = word.content[0] as string;
    byFirst.set(first, [...(byFirst.get(first) ?? []), word]);
  }
  for (const same of byFirst.values()) same.sort((a, b) => b.content.length - a.content.length);
  const parts: WordPart[] = [];
  let plain = 0;
  for (let at = 0; at < text.length; ) {
    const word = byFirst.get(text[at] as string)?.find(({ content }) => text.startsWith(content, at));
    if (!word) {
      at += 1;
      continue;
    }
    const start = word.left ? plain + text.slice(plain, at).trimEnd().length : at;
    let end = at + word.content.length;
    if (word.right) end = text.length - text.slice(end).trimStart().length;
    if (start > plain) parts.push({ start: plain, end: start, word: undefined });
    parts.push({ start: at, end: at + word.content.length, word });
    plain = end;
    at = end;
  }
  if (plain < text.length) parts.push({ start: plain, end: text.length, word: undefined });
  return parts;
}
